// Package border is the seam between compiled code and CPython, and the only
// package with cgo. It implements object.Host; see host.go for the operations,
// values.go for what crosses how, gil.go for who holds the GIL.
package border

/*
#cgo CFLAGS: -O2 -Wall
#cgo LDFLAGS: -ldl -lpthread
#include "thread.h"
#include "wire.h"
#include "envelope.h"
#include "native.h"
#include "module.h"
#include "instance.h"
#include "weakrefs.h"
#include "codes.h"
*/
import "C"

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"unsafe"

	o "goruntime/object"
	"goruntime/rt"
)

// helper holds the functions of grumpy_hook/load/bridge.py.
var helper struct {
	makeCode, makeFunction, makeShell, makeException, setAttributes, codeObjects, instructionAt                                                                                                             uintptr
	prepareClass, buildClass, addsNothing, checks, getter, hashed, returned, copyTables, jsonParts, suppresses, fieldsMade, enumMembers, enumIteration, looksAtCaller, classLooks, leaveToCPython, callSite uintptr
	builtinClass, libraryClass, libraryFunction, importFrom, importStar, hostedFunction, hostedClass, makeIterator, libraryIterator, decimalSample                                                          uintptr
	catchUp, swapHooks, adoptLoop, logs, regexSample, scannerAt, looksUpNames, standIn                                                                                                                      uintptr
	traced, module                                                                                                                                                                                          uintptr
}

var (
	systemError    uintptr
	builtinsModule uintptr
	emptyDict      uintptr
	mainThread     uintptr
	started        bool
)

func freeC(s *C.char) { C.gb_free(s) }

func isMainThread() bool { return uintptr(C.gb_thread_id()) == mainThread }

// enterInit gives the calling thread its context. The GIL is held.
func enterInit() *thread {
	rec := C.gb_enter()
	return (*thread)(ptr(uintptr(rec.ctx)))
}

// grumpy_init prepares the image: module is grumpy_hook.load.bridge, main
// the identity of the main thread. It answers NULL with an exception set, or None.
//
//export grumpy_init
func grumpy_init(module, main uintptr) uintptr {
	if missing := C.api_load(); missing != nil {
		return 0 // no API, so not even an exception: the loader sees a bare failure
	}
	mainThread = main
	loadNames()
	if !started {
		if lay.minor != 0 && C.gb_recursion_init(C.int(lay.callsLeft)) == 0 {
			return 0
		}
		if bad := C.gb_native_init(); bad != nil {
			return 0
		}
		if bad := C.gb_envelope_init(); bad != nil {
			return 0
		}
		if bad := C.gb_module_init(); bad != nil {
			return 0
		}
		if bad := C.gb_instance_init(shapes()); bad != nil {
			return 0
		}
		tyNativeModule = uintptr(C.gb_module_type())
		tyIterator, tyStepper = uintptr(C.gb_iterator_type()), uintptr(C.gb_generator_type())
	}
	builtinsModule = uintptr(C.gb_builtins())
	builtinsDict = uintptr(C.gb_module_dict(C.uintptr_t(builtinsModule)))
	builtinsTag = dictTag(builtinsDict)
	if !started {
		findNesting()
		findScheduler()
		for i, f := range crossings {
			C.gb_crossings[i] = (*[0]byte)(ptr(codeOf(f)))
		}
	}
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	if text := checkLayout(); text != "" {
		t.raiseText(text)
		return 0
	}
	loadSmallInts()
	if err := t.start(module); err != nil {
		t.raise(err, nil)
		return 0
	}
	if err := t.allowFrameless(); err != nil {
		t.raise(err, nil)
		return 0
	}
	if text := t.checkTables(); text != "" {
		t.raiseText(text)
		return 0
	}
	if !t.checkHooks() {
		t.raiseText("the layout of a thread state is not as expected")
		return 0
	}
	if !t.checkFrameState() {
		t.raiseText("the layout of a generator is not as expected")
		return 0
	}
	nearAttrs, framesShow = t.checkAttributes(), t.checkFrames()
	if err := t.findLRU(); err != nil {
		t.raise(err, nil)
		return 0
	}
	if err := t.checkPatterns(); err != nil {
		t.raise(err, nil)
		return 0
	}
	started = true
	return known(true, pyNone, 0)
}

func (t *thread) start(module uintptr) *o.Exc {
	o.H = host{}
	o.Poll = poll
	o.Allowed = allowed
	o.LearnBuffer = learnBuffer
	o.MakeNumpy = makeNumpy
	o.TypeFlags = classFlags
	o.ClassChanged = classChanged
	o.ModuleTag, o.ModuleAttr, o.ModuleFunction, o.GlobalOf, o.EndsUnseen = moduleTag, sharedAttr, lentFunction, globalOf, endsUnseen
	o.PyMinor = lay.minor
	o.Genuine.LongTagged = lay.minor >= 12
	readHashSecret()
	find := func(to *uintptr, from uintptr, name string) *o.Exc {
		a, err := t.object(C.OP_GETATTR, 0, obj(from), obj(t.name(name)))
		*to = a
		return err
	}
	for _, h := range []struct {
		to   *uintptr
		name string
	}{
		{&helper.makeCode, "make_code"}, {&helper.makeFunction, "make_function"}, {&helper.makeShell, "make_shell"},
		{&helper.catchUp, "catch_up"}, {&helper.swapHooks, "swap_hooks"}, {&helper.adoptLoop, "adopt_loop"}, {&helper.logs, "logs"},
		{&helper.makeException, "make_exception"}, {&helper.setAttributes, "set_attributes"},
		{&helper.codeObjects, "code_objects"}, {&helper.instructionAt, "instruction_at"}, {&helper.prepareClass, "prepare_class"}, {&helper.buildClass, "build_class"},
		{&helper.addsNothing, "adds_nothing"}, {&helper.checks, "checks"}, {&helper.getter, "getter"}, {&helper.hashed, "hashed"}, {&helper.returned, "returned"}, {&helper.copyTables, "copy_tables"}, {&helper.jsonParts, "json_parts"}, {&helper.suppresses, "suppresses"}, {&helper.standIn, "stand_in"}, {&helper.fieldsMade, "fields_made"}, {&helper.enumMembers, "enum_members"}, {&helper.enumIteration, "enum_iteration"},
		{&helper.looksAtCaller, "looks_at_caller"}, {&helper.classLooks, "class_looks"}, {&helper.leaveToCPython, "leave_to_cpython"}, {&helper.looksUpNames, "looks_up_names"}, {&helper.callSite, "call_site"}, {&helper.builtinClass, "builtin_class"}, {&helper.libraryClass, "library_class"}, {&helper.libraryFunction, "library_function"},
		{&helper.importFrom, "import_from"},
		{&helper.importStar, "import_star"}, {&helper.hostedFunction, "hosted_function"}, {&helper.hostedClass, "hosted_class"},
		{&helper.makeIterator, "make_iterator"}, {&helper.libraryIterator, "library_iterator"},
		{&helper.regexSample, "regex_sample"}, {&helper.decimalSample, "decimal_sample"}, {&helper.scannerAt, "scanner_at"},
	} {
		if err := find(h.to, module, h.name); err != nil {
			return err
		}
	}
	incref(module)
	helper.module = module
	helper.traced = uintptr(C.gb_fix())
	C.gb_traced(C.uintptr_t(helper.traced))
	var err *o.Exc
	if emptyDict, err = t.object(C.OP_DICT, 0); err != nil {
		return err
	}
	if err := t.bindBuiltins(); err != nil {
		return err
	}
	if err := t.bindLibrary(); err != nil {
		return err
	}
	for name := range o.Builtins {
		var a C.uintptr_t
		if C.gb_dict_get(C.uintptr_t(builtinsDict), C.uintptr_t(t.name(name)), &a) != 0 {
			incref(uintptr(a)) // it stays one even when nothing else keeps it
			originals[name] = uintptr(a)
		}
	}
	tyCell = o.CellType.Py
	objectCompare = word(word(tyLong, offTypeBase), offTypeCompare)
	bindNaNs()
	if err := t.bindNatives(); err != nil {
		return err
	}
	if err := t.bindViews(); err != nil {
		return err
	}
	if err := t.bindLocks(); err != nil {
		return err
	}
	if id := originals["id"]; id != 0 && typeOf(id) == tyCFunction {
		C.gb_watch_id(C.uintptr_t(id))
	}
	C.gb_watch_weakrefs()
	if C.gb_codes_init() != 0 {
		return o.Raise(&t.Ctx, &o.SystemErrorType, "code objects are not as expected")
	}
	var raw uintptr
	if err := find(&raw, module, "raw_code"); err != nil {
		return err
	}
	if raw == pyNone { // later images find what the first made of it
		if err := t.setAttr(module, "raw_code", t.fromOwned(uintptr(C.gb_raw_code()))); err != nil {
			return err
		}
	}
	if C.gb_fork_init() != 0 || C.gb_ticker_start() != 0 {
		return o.Raise(&t.Ctx, &o.RuntimeErrorType, "can't start new thread")
	}
	return nil
}

// loadNames reads the addresses that values are told apart by.
func loadNames() {
	for _, x := range []struct {
		to   *uintptr
		from unsafe.Pointer
	}{
		{&pyNone, unsafe.Pointer(C.py_None)}, {&pyTrue, unsafe.Pointer(C.py_True)}, {&pyFalse, unsafe.Pointer(C.py_False)},
		{&pyEllipsis, unsafe.Pointer(C.py_Ellipsis)}, {&pyNotImplemented, unsafe.Pointer(C.py_NotImplemented)},
		{&tyBool, unsafe.Pointer(C.pPyBool_Type)}, {&tyLong, unsafe.Pointer(C.pPyLong_Type)}, {&tyFloat, unsafe.Pointer(C.pPyFloat_Type)},
		{&tyComplex, unsafe.Pointer(C.pPyComplex_Type)}, {&tyStr, unsafe.Pointer(C.pPyUnicode_Type)}, {&tyBytes, unsafe.Pointer(C.pPyBytes_Type)},
		{&tyList, unsafe.Pointer(C.pPyList_Type)}, {&tyTuple, unsafe.Pointer(C.pPyTuple_Type)}, {&tyDict, unsafe.Pointer(C.pPyDict_Type)},
		{&tySet, unsafe.Pointer(C.pPySet_Type)}, {&tyFrozenSet, unsafe.Pointer(C.pPyFrozenSet_Type)}, {&tyFunction, unsafe.Pointer(C.pPyFunction_Type)},
		{&tyMethod, unsafe.Pointer(C.pPyMethod_Type)}, {&tyCFunction, unsafe.Pointer(C.pPyCFunction_Type)}, {&tyGen, unsafe.Pointer(C.pPyGen_Type)},
		{&tyCoro, unsafe.Pointer(C.pPyCoro_Type)}, {&tyAsyncGen, unsafe.Pointer(C.pPyAsyncGen_Type)}, {&tyType, unsafe.Pointer(C.pPyType_Type)}, {&tyModule, unsafe.Pointer(C.pPyModule_Type)},
		{&tyTraceback, unsafe.Pointer(C.pPyTraceBack_Type)}, {&tySlice, unsafe.Pointer(C.pPySlice_Type)}, {&tyRange, unsafe.Pointer(C.pPyRange_Type)}, {&tySuper, unsafe.Pointer(C.pPySuper_Type)},
		{&tyProperty, unsafe.Pointer(C.pPyProperty_Type)}, {&tyStaticMethod, unsafe.Pointer(C.pPyStaticMethod_Type)}, {&tyClassMethod, unsafe.Pointer(C.pPyClassMethod_Type)},
		{&tyMemberDescr, unsafe.Pointer(C.pPyMemberDescr_Type)}, {&tyMethodDescr, unsafe.Pointer(C.pPyMethodDescr_Type)},
		{&tyGetSetDescr, unsafe.Pointer(C.pPyGetSetDescr_Type)}, {&tyWeakref, unsafe.Pointer(C.p_PyWeakref_RefType)},
		{&tyByteArray, unsafe.Pointer(C.pPyByteArray_Type)}, {&tyMemoryView, unsafe.Pointer(C.pPyMemoryView_Type)},
		{&systemError, unsafe.Pointer(C.exc_SystemError)},
	} {
		*x.to = uintptr(x.from)
	}
	o.Genuine.List, o.Genuine.Float, o.Genuine.Long = tyList, tyFloat, tyLong
	loadNear()
	loadBytes()
	loadSlots()
	loadIterators()
	lay = layouts[int(C.py_version>>16&0xff)]
}

// grumpy_create_module makes an empty module object of the given name.
//
//export grumpy_create_module
func grumpy_create_module(name uintptr) uintptr {
	incref(name)
	return uintptr(C.gb_module_new(C.uintptr_t(name)))
}

// grumpy_exec_module runs the compiled body; code is the twin's module code.
//
//export grumpy_exec_module
func grumpy_exec_module(name, module, code uintptr) (r uintptr) {
	t := enterInit()
	defer C.gb_leave(t.rec)
	defer t.barrier(t.enter())
	n := pyText(name)
	e := rt.Lookup(n)
	if e == nil {
		t.raiseText(fmt.Sprintf("the image has no module %s", n))
		return 0
	}
	err := t.execute(e, module, code)
	if !t.GIL {
		t.restore()
	}
	if err != nil {
		t.raise(err, nil)
		return 0
	}
	return known(true, pyNone, 0)
}

// grumpy_settings sets what Go would read from its environment, which is the
// process's original one: negative values leave a setting alone.
//
//export grumpy_settings
func grumpy_settings(gcPercent, memoryLimit, procs int64) {
	if gcPercent >= 0 {
		pacing.Store(false)
		gcPace.set(int(gcPercent))
	} else {
		startPacing()
	}
	if memoryLimit >= 0 {
		debug.SetMemoryLimit(memoryLimit)
	}
	if procs > 0 {
		runtime.GOMAXPROCS(int(procs))
	} else if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + spareProcs)
	}
}

// A thread that returned to CPython keeps what Go needs to run it (a P) until
// Go's monitor takes it away, up to ten milliseconds later. With one for each
// processor, a thread that enters meanwhile waits as long, with the GIL: two
// threads with jobs of a millisecond beside an idle main thread ran one after
// the other. One to spare is enough for that, and keeps the collector's share of the processors
// (a quarter of the Ps) what it is.
const spareProcs = 1

// grumpy_closing is called at exit: from now on no thread takes the GIL.
//
//export grumpy_closing
func grumpy_closing() { C.gb_closing = 1 }
