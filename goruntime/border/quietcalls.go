package border

import (
	"strings"
	"unsafe"

	"goruntime/leaf"
	o "goruntime/object"
)

// Methods and functions of CPython's library that run no Python code, do not
// wait and need little stack are called without a transition (quiet.c), where
// their arguments are plain. When one fails it is called again in the usual
// way, so it must leave things as they were then.

// quietMethod is how to call one.
type quietMethod struct {
	fn     uintptr
	flags  int32
	adds   bool    // to a deque, which must not drop anything for it
	keyed  bool    // its argument is to be a key of the dict that it is a method of
	named  bool    // it takes keywords
	short  bool    // it is for decimal numbers, of which it makes one as long as these
	digit  bool    // or one as long as its context says
	text   bool    // it is write() of a StringIO
	makes  bool    // it is a class method, which makes objects of a derived class by what that says
	round  bool    // it is quantize() of decimal numbers
	packs  uint8   // which method of struct.Struct it is (nearstruct.go)
	crc    bool    // it is crc32()
	reads  uint8   // how it reads out of a buffer (nearread.go)
	memory bool    // the buffer is that of a BytesIO
	exact  uintptr // the class whose own objects it is for, 0 for those of derived ones too
	given  bool    // it keeps what it is given, whatever that is, and looks at nothing of it
	class  uintptr // the class that has it, where it is given that
	fields attributeUse
}

// mayBeQuiet lists them by the class or module that has them; true for those
// that add to a deque.
var mayBeQuiet = map[string]bool{
	"collections.OrderedDict.move_to_end": false, "collections.OrderedDict.popitem": false, "datetime.date.weekday": false, "datetime.date.isoweekday": false, "datetime.date.toordinal": false,
	"datetime.date.fromisoformat": false, "datetime.datetime.fromisoformat": false, "datetime.date.fromordinal": false,
	"datetime.timedelta.total_seconds": false, "_struct.Struct.pack": false, "_struct.Struct.unpack": false, "_io.BytesIO.write": false,
	"collections.deque.append": true, "collections.deque.appendleft": true, "collections.deque.pop": false, "collections.deque.popleft": false,
	"bytearray.append": false, "bytearray.pop": false, "bytearray.clear": false, "array.array.append": false, "array.array.pop": false,
	"_io.StringIO.write": false, "_io.StringIO.getvalue": false, "_io.StringIO.read": false, "_io.StringIO.readline": false,
	"_io.StringIO.tell": false, "_io.StringIO.seek": false,
	"_io.BytesIO.getvalue": false, "_io.BytesIO.read": false, "_io.BytesIO.readline": false, "_io.BytesIO.tell": false, "_io.BytesIO.seek": false,
	readerName:              false,
	"_random.Random.random": false, "_random.Random.getrandbits": false,
	"_struct.pack": false, "_struct.unpack": false, "_struct.unpack_from": false, "_struct.calcsize": false, "_struct.Struct.unpack_from": false,
	"binascii.hexlify": false, "binascii.unhexlify": false, "binascii.b2a_hex": false, "binascii.a2b_hex": false,
	"binascii.b2a_base64": false, "binascii.a2b_base64": false, "binascii.crc32": false, "zlib.crc32": false, "zlib.adler32": false,
	"unicodedata.normalize": false, "unicodedata.category": false, "unicodedata.combining": false, "unicodedata.east_asian_width": false,
	"unicodedata.bidirectional": false, "unicodedata.mirrored": false,
	"_queue.SimpleQueue.put": false, "_queue.SimpleQueue.put_nowait": false, "_queue.SimpleQueue.get_nowait": false,
	"_queue.SimpleQueue.empty": false, "_queue.SimpleQueue.qsize": false, "ContextVar.get": false,
	"decimal.Decimal.quantize": false, "decimal.Decimal.to_integral_value": false, "decimal.Decimal.normalize": false, "decimal.Decimal.sqrt": false,
	"decimal.Decimal.compare": false, "decimal.Decimal.max": false, "decimal.Decimal.min": false, "decimal.Decimal.adjusted": false,
	"decimal.Decimal.copy_abs": false, "decimal.Decimal.copy_negate": false, "decimal.Decimal.is_zero": false, "decimal.Decimal.is_signed": false,
	"decimal.Decimal.is_nan": false, "decimal.Decimal.is_finite": false, "decimal.Decimal.is_infinite": false, "decimal.Context.quantize": false,
	elementName + ".append": false, elementName + ".get": false, elementName + ".set": false,
	elementName + ".items": false, elementName + ".keys": false, "_elementtree.SubElement": false,
	"collections.OrderedDict.items": false, "collections.OrderedDict.keys": false, "collections.OrderedDict.values": false,
	"posix.getpid": false, "_thread.get_ident": false,
	"time.time": false, "time.time_ns": false, "time.perf_counter": false, "time.perf_counter_ns": false,
	"time.monotonic": false, "time.monotonic_ns": false, "time.process_time": false, "time.thread_time": false,
}

const (
	methVarArgs  = 0x1
	methNoArgs   = 0x4
	methO        = 0x8
	methKeywords = 0x2
	methFastcall = 0x80
	methMethod   = 0x200
	methKinds    = 0x1 | 0x2 | methNoArgs | methO | methFastcall | 0x200

	offMethFlags   = 16  // ml_flags
	offDescrClass  = 16  // d_type of a method descriptor
	offMethodModul = 32  // m_module of a built-in function
	offDequeMost   = 64  // maxlen of a deque, negative for none
	offDequeWeak   = 208 // its list of weak references, in the same layout
	offTypeWeak    = 208 // tp_weaklistoffset
	offOrderFirst  = 48  // the first node of an OrderedDict, whose key comes first there
	offOrderLast   = 56
	offOrderSize   = 72
	offOrderTable  = 80
	offOrderDict   = 96 // its __dict__

	quietArgs = 8 // as many arguments at most
	quietText = 1 << 8
	// quietBytes: checksums of more (5 KB) give the GIL up meanwhile. Hashes are not listed: one that was ever given
	// more than 2 KB does so for whatever it is given next.
	quietBytes = 2 << 10
)

// quietKnown remembers by PyMethodDef, which are C's own data: nil for those
// that are called in the usual way. GIL guarded.
var quietKnown = map[uintptr]*quietMethod{}

// quietLast are those met last.
var quietLast [64]struct {
	def uintptr
	q   *quietMethod
}

func quietNamed(def, class uintptr, name string) *quietMethod {
	q, known := quietKnown[def]
	if !known {
		adds, may := mayBeQuiet[name]
		may = may && isGenuine(word(def, offMethFunc)) && (!adds || word(class, offTypeWeak) == offDequeWeak)
		flags := *(*int32)(ptr(def + offMethFlags)) & methKinds
		pops := name == "collections.OrderedDict.popitem"
		may = may && (!pops || word(class, offTypeDictOff) == offOrderDict)
		ahead := name == readerName
		may = may && (!ahead || flags == methFastcall && word(class, offTypeDictOff) == offReaderDict && word(class, offTypeWeak) == offReaderDict+8)
		own := flags == methMethod|methFastcall|methKeywords && class != 0
		if may && leaf.Available && (own || flags == methNoArgs || flags == methO || flags&^methKeywords == methFastcall || flags&^methKeywords == methVarArgs) {
			q = &quietMethod{fn: word(def, offMethFunc), flags: flags &^ (methKeywords | methMethod), adds: adds, named: flags == methFastcall|methKeywords,
				short: strings.HasPrefix(name, "decimal."), digit: name == "decimal.Decimal.sqrt", round: strings.HasSuffix(name, ".quantize"), text: name == "_io.StringIO.write", keyed: name == "collections.OrderedDict.move_to_end",
				makes: classMethods[name[strings.LastIndexByte(name, '.')+1:]], packs: structMethod(name), crc: name == "zlib.crc32" || name == "binascii.crc32"}
			q.given, q.fields = givenAnything[name], attributeUses[name]
			if own {
				q.class = class
			}
			if ahead {
				q.reads = readUntried
			}
			if name == memoryName && word(class, offTypeDictOff) == offMemoryDict && word(class, offTypeWeak) == offMemoryDict+8 {
				q.reads, q.memory = readUntried, true
			}
			if pops { // of a derived class by way of what that says of [] and del
				q.exact = class
			}
			if adds {
				slots.dequeLen = slotOf(class, offTypeSequence, offLengthSlot)
			}
		}
		quietKnown[def] = q
	}
	return q
}

// quietDescr is what may be known of a method descriptor.
func (t *thread) quietDescr(descr uintptr) *quietMethod {
	def := word(descr, offDescrMethod)
	class := word(descr, offDescrClass)
	return quietNamed(def, class, cstring(word(class, offTypeName))+"."+cstring(word(def, 0)))
}

// quietFunction is f(args) for a built-in function or bound method.
func (t *thread) quietFunction(f uintptr, args []o.Value) o.Value {
	def, self := word(f, offMethodFn), word(f, offMethodSelf)
	last := &quietLast[def>>4%uintptr(len(quietLast))]
	q := last.q
	if last.def != def {
		known := false
		if q, known = quietKnown[def]; !known {
			q = t.quietBound(f, def, self)
		}
		last.def, last.q = def, q
	}
	if q == nil {
		return o.Value{}
	}
	return t.callQuiet(q, self, args, nil)
}

// quietBound finds out what a built-in function is that was not met before.
func (t *thread) quietBound(f, def, self uintptr) *quietMethod {
	name := cstring(word(def, 0))
	if self != 0 && typeFlags(typeOf(self))&flagType != 0 { // a class method
		if class := libraryName(self); class != "" {
			return quietNamed(def, self, class+"."+name)
		}
		return nil // of a derived class
	}
	if self != 0 && typeOf(self) != tyModule {
		if e := t.attrOf(self, o.GoStr(o.Intern(name))); e != nil && e.quiet != nil && quietKnown[def] == e.quiet {
			return e.quiet
		}
		if _, known := quietKnown[def]; !known {
			quietKnown[def] = nil
		}
		return quietKnown[def]
	}
	module := word(f, offMethodModul)
	if module == 0 || typeOf(module) != tyStr {
		quietKnown[def] = nil
		return nil
	}
	return quietNamed(def, 0, pyText(module)+"."+name)
}

// callQuiet is such a call; names are those of the last arguments.
func (t *thread) callQuiet(q *quietMethod, self uintptr, args []o.Value, names []string) o.Value {
	if q.adds && int64(word(self, offDequeMost)) >= 0 || q.exact != 0 && typeOf(self) != q.exact || len(names) > 0 && !q.named {
		return o.Value{}
	}
	if q.makes && typeFlags(self)&flagImmutable == 0 {
		return o.Value{}
	}
	if q.crc && len(names) == 0 {
		if x := o.CRC32(args); x.P != nil {
			t.Touched = true
			return x
		}
	}
	if q.packs != structNever && len(names) == 0 {
		if x := structCall(q, self, args); x.P != nil {
			t.Touched = true
			return x
		}
	}
	if q.round && len(names) == 0 {
		if x := t.quantized(self, args); x.P != nil {
			return x
		}
	}
	if q.short && (!t.shortNumbers(self, args) || q.digit && t.precision() > mostDigits) {
		return o.Value{}
	}
	if q.reads != readNever {
		if x := t.readAhead(q, self, args); x.P != nil || !q.memory {
			return x
		}
	}
	given := &t.quietGiven
	*given = [quietArgs]uintptr{}
	switch {
	case typeOf(self) == tyByteArray && word(self, offSize) > bytesMost:
		return o.Value{}
	case q.flags == methNoArgs && len(args) != 0, q.flags == methO && len(args) != 1, len(args) > quietArgs:
		return o.Value{}
	}
	if q.exact != 0 && !poppable(self, args) || q.fields != usesNone && !q.fields.plain(self, args) {
		return o.Value{}
	}
	if q.keyed {
		if len(args) == len(names) || typeFlags(typeOf(self))&flagDict == 0 {
			return o.Value{}
		}
		if slot, ok := dictFind(self, args[0]); !ok || slot == 0 {
			return o.Value{}
		}
	}
	var r uintptr
	n, ok := 0, true
	for ; n < len(args) && ok; n++ {
		if ok = q.adds || q.short || q.given || quietArg(args[n]); ok {
			given[n], ok = nearObject(args[n])
		}
	}
	if ok {
		switch {
		case len(names) > 0:
			kw := t.nameTuple(names)
			t.quietCall = [6]uintptr{q.fn, self, uintptr(unsafe.Pointer(given)), uintptr(n - len(names)), kw}
			r = leaf.Call(nearC.quietNamed, uintptr(unsafe.Pointer(&t.quietCall)), 0, 0, 0, 0)
			decref(kw)
		case q.class != 0:
			t.quietCall = [6]uintptr{q.fn, self, q.class, uintptr(unsafe.Pointer(given)), uintptr(n)}
			r = leaf.Call(nearC.quietNamed, uintptr(unsafe.Pointer(&t.quietCall)), 0, 0, 0, 0)
		case q.flags == methVarArgs:
			if tuple := t.givenTuple(given[:n]); tuple != 0 {
				r = quiet(q.fn, self, tuple, 0)
				t.endTuple(tuple, n)
			}
		case q.flags == methFastcall:
			r = quiet(q.fn, self, uintptr(unsafe.Pointer(given)), uintptr(n))
		default:
			r = quiet(q.fn, self, given[0], 0)
		}
	}
	for _, a := range given[:n] {
		if a != 0 {
			decref(a)
		}
	}
	if r == 0 {
		return o.Value{}
	}
	t.Touched = true
	return t.fromOwned(r)
}

// givenTuple is a tuple of arguments, whose references it takes, for a function that does not keep it: the last one, where
// there is one of as many. 0 when out of memory.
func (t *thread) givenTuple(given []uintptr) uintptr {
	n := len(given)
	tuple := t.tuples[n]
	if t.tuples[n] = 0; tuple == 0 {
		if tuple = quiet(nearC.tuple, uintptr(n), 0, 0); tuple == 0 {
			return 0
		}
	}
	for i, a := range given {
		*(*uintptr)(ptr(tuple + offTupleItems + uintptr(i)*8)) = a
		given[i] = 0
	}
	return tuple
}

// endTuple gives its items back.
func (t *thread) endTuple(tuple uintptr, n int) {
	if n == 0 || refcount(tuple) != 1 || t.tuples[n] != 0 {
		decref(tuple)
		return
	}
	for i := range uintptr(n) {
		item := (*uintptr)(ptr(tuple + offTupleItems + i*8))
		a := *item
		*item = 0
		if endsQuietly(a) {
			endQuietly(a)
		} else {
			decref(a)
		}
	}
	t.tuples[n] = tuple
}

// settledOrder: what an OrderedDict notes beside its table belongs to that. Else every key is looked up again, and compared
// with others of the same hash by code of their own.
func settledOrder(d uintptr) bool {
	keys := word(d, offDictKeys)
	return *(*uint8)(ptr(keys + offKeysKind)) != keysGeneral ||
		word(d, offOrderTable) == keys && word(d, offOrderSize) == 1<<*(*uint8)(ptr(keys + offKeysLog2))
}

// poppable: the item that popitem(*args) takes out of an OrderedDict is found without a comparison that could run code.
func poppable(d uintptr, args []o.Value) bool {
	at := uintptr(offOrderLast)
	if len(args) > 1 || len(args) == 1 && args[0].Type() != &o.BoolType {
		return false
	}
	if len(args) == 1 && !args[0].IsTrue() {
		at = offOrderFirst
	}
	node := word(d, at)
	if node == 0 || !settledOrder(d) {
		return false
	}
	key := nearKey{hash: int64(word(node, 8))}
	switch x := word(node, 0); typeOf(x) {
	case tyStr:
		return *(*uint8)(ptr(word(d, offDictKeys) + offKeysKind)) != keysGeneral
	case tyLong:
		n, ok := shortInt(x)
		if !ok {
			return false
		}
		key.n = n
	default:
		return false
	}
	slot, ok := dictProbe(word(d, offDictKeys), word(d, offDictValues), &key)
	return ok && slot != 0
}

// quietArg reports an argument that no code of its own comes with.
func quietArg(v o.Value) bool {
	switch v.Type() {
	case &o.IntType, &o.FloatType, &o.BoolType, &o.NoneType:
		return true
	case &o.StrType:
		return (*o.Str)(v.P).Len() < quietText
	case &o.BytesType:
		return len((*o.Bytes)(v.P).S) < quietBytes
	}
	return false
}
