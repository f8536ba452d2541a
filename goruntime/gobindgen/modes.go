package main

import (
	"go/constant"
	"go/types"
	"regexp"
	"strings"
)

// mode says what happens to the GIL around a call.
type mode int

const (
	quick  mode = iota // kept: giving it up would cost more than the call
	leaves             // given up
	blocks             // given up, and on the main thread Ctrl-C ends the wait
	awaits             // the one or the other, see gobind.Slow
)

// quickPackages compute and never wait.
var quickPackages = map[string]bool{
	"bytes": true, "cmp": true, "container/list": true, "container/ring": true, "html": true, "image": true, "image/color": true,
	"math": true, "math/bits": true, "math/cmplx": true, "net/netip": true, "net/url": true, "path": true, "strconv": true,
	"strings": true, "sync/atomic": true, "time": true, "unicode": true, "unicode/utf16": true, "unicode/utf8": true,
}

// quickFunctions are packages of which that holds for the functions, while
// methods may call what Python gave them.
var quickFunctions = map[string]bool{"math/rand": true, "math/rand/v2": true}

// What may wait for long, by name; the receivers or packages it is looked for in.
var (
	waiting     = regexp.MustCompile(`^(Serve|Listen|Wait|Run|Dial|Do|Accept|Recv|Receive|Query|Exec|Sleep|Lookup|Shutdown|Combined|Output|Handshake|Ping|Start)([A-Z0-9]|$)`)
	transferred = regexp.MustCompile(`^(Get|Post|Head|Read|Write|Copy|Lock|RLock|Fetch)([A-Z0-9]|$)`)
	buffered    = regexp.MustCompile(`^(Reader|ReadWriter|Scanner)$`) // of package bufio
	fills       = regexp.MustCompile(`^(Peek|Scan|Discard|WriteTo|Read[A-Z]*[a-z]*)$`)
	busyTypes   = regexp.MustCompile(`^(File|Client|Transport|.*Conn|.*Listener|.*Mutex|Locker|Pipe.*|Resolver)$`)
)

func modeOf(sig *types.Signature, to call) mode {
	if takesContext(sig) {
		return blocks
	}
	if waiting.MatchString(to.name) {
		return blocks
	}
	if transferred.MatchString(to.name) {
		if busyTypes.MatchString(to.owner) {
			return blocks
		}
		if to.owner == "" && (to.pkg == "io" || to.pkg == "net" || strings.HasPrefix(to.pkg, "net/") && !quickPackages[to.pkg]) {
			return blocks
		}
	}
	if to.pkg == "bufio" && buffered.MatchString(to.owner) && fills.MatchString(to.name) {
		return awaits
	}
	if (quickPackages[to.pkg] || quickFunctions[to.pkg] && to.owner == "") && scalars(sig.Params()) && to.how != viaInterface {
		return quick
	}
	return leaves
}

func takesContext(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if named, ok := types.Unalias(v.Type()).(*types.Named); ok && named.Obj().Pkg() != nil &&
			named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context" {
			return true
		}
	}
	return false
}

// scalars: numbers, bools and strings, and pointers to structs.
func scalars(tuple *types.Tuple) bool {
	for v := range tuple.Variables() {
		switch t := v.Type().Underlying().(type) {
		case *types.Basic, *types.Struct:
		case *types.Pointer:
			if _, ok := t.Elem().Underlying().(*types.Struct); !ok {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// givesError: the error is what the caller asks for, not a failure.
func givesError(pkg, name string, sig *types.Signature) bool {
	if pkg == "errors" || pkg == "fmt" && name == "Errorf" {
		return true
	}
	return (name == "Err" || name == "Unwrap" || name == "Cause") && sig.Results().Len() == 1
}

// views: the function keeps nothing of its string arguments. It is quick, its
// arguments and results are numbers, bools and strings, and results are
// converted before anything else happens. An error may quote an argument, but
// strconv clones what it quotes.
func views(sig *types.Signature, to call) bool {
	if to.owner != "" || sig.Variadic() || modeOf(sig, to) != quick || to.pkg == "time" {
		return false
	}
	for i := range sig.Params().Len() {
		if _, ok := sig.Params().At(i).Type().Underlying().(*types.Basic); !ok {
			return false
		}
	}
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		if _, ok := t.Underlying().(*types.Basic); !ok && !(isError(t) && to.pkg == "strconv") {
			return false
		}
	}
	return true
}

// total are the packages whose functions on numbers, bools and strings only
// compute, and panics the exceptions: what they do with some arguments.
var (
	total = map[string]bool{
		"html": true, "math": true, "math/bits": true, "math/cmplx": true, "net/url": true, "path": true, "strconv": true,
		"strings": true, "unicode": true, "unicode/utf16": true, "unicode/utf8": true,
	}
	panics = map[string]bool{
		"math/bits.Rem": true, "math/bits.Rem32": true, "math/bits.Rem64": true, "strings.Repeat": true,
		"strconv.FormatInt": true, "strconv.FormatUint": true, "strconv.FormatFloat": true,
	}
	// looking are functions that read their []byte arguments and keep nothing.
	looking = map[string]bool{
		"bytes.Compare": true, "bytes.Contains": true, "bytes.Count": true, "bytes.Equal": true, "bytes.EqualFold": true,
		"bytes.HasPrefix": true, "bytes.HasSuffix": true, "bytes.Index": true, "bytes.IndexByte": true, "bytes.LastIndex": true,
		"bytes.LastIndexByte": true, "hash/adler32.Checksum": true, "hash/crc32.ChecksumIEEE": true,
		"unicode/utf8.FullRune": true, "unicode/utf8.RuneCount": true, "unicode/utf8.Valid": true,
	}
)

// What a direct call must be ready for: the call is made once more then, the
// general way, which raises.
const (
	mayPanic = "panics"
	mayFail  = "fails" // there is a trailing error
)

// direct lists the types of a function that compiled code may call by itself,
// the result's last, and what it must be ready for: it is quick, keeps nothing,
// and takes and returns numbers, bools and strings, or looks at bytes. What
// fails or panics has done nothing before.
func direct(sig *types.Signature, to call) (list []string, guard string) {
	name := to.pkg + "." + to.name
	looks := looking[name]
	known := total[to.pkg] || quickFunctions[to.pkg]
	if !looks && (!known || modeOf(sig, to) != quick) || sig.Variadic() || sig.Params().Len() > 4 {
		return nil, ""
	}
	results := sig.Results()
	switch {
	case results.Len() == 1 && (looks || total[to.pkg] && !panics[name]):
	case results.Len() == 1:
		guard = mayPanic
	case results.Len() == 2 && isError(results.At(1).Type()) && total[to.pkg] && !panics[name]:
		guard = mayFail
	default:
		return nil, ""
	}
	vars := []*types.Var{results.At(0)}
	for i := range sig.Params().Len() {
		vars = append(vars, sig.Params().At(i))
	}
	for _, v := range vars {
		text := plainType(v.Type())
		if text == "" || text == "[]byte" && !looks {
			return nil, ""
		}
		list = append(list, text)
	}
	return append(list[1:], list[0]), guard
}

// plainType is the text of a number, bool, string or []byte type, "" for any other.
func plainType(t types.Type) string {
	if s, ok := t.(*types.Slice); ok && types.Identical(s.Elem(), types.Typ[types.Uint8]) {
		return "[]byte"
	}
	basic, ok := t.(*types.Basic)
	if !ok || basic.Info()&(types.IsBoolean|types.IsInteger|types.IsFloat|types.IsString) == 0 || basic.Info()&types.IsUntyped != 0 {
		return ""
	}
	return basic.Name()
}

// plainConstant says what a constant is in compiled code, "" where it has a
// type of its own or does not fit.
func plainConstant(o *types.Const) string {
	basic, ok := o.Type().(*types.Basic)
	if !ok {
		return ""
	}
	switch info := basic.Info(); {
	case info&types.IsInteger != 0:
		if _, exact := constant.Int64Val(constant.ToInt(o.Val())); exact {
			return "int"
		}
	case info&types.IsFloat != 0:
		return "float"
	case info&types.IsString != 0:
		return "str"
	case info&types.IsBoolean != 0:
		return "bool"
	}
	return ""
}
