package border

import o "goruntime/object"

// The end of an object runs no Python code where its class has no destructor,
// nobody refers to it weakly, and what it holds has other owners or is plain:
// values of C classes of the library, and objects of class statements over
// plain bases, whose slots and attributes are looked at.

const (
	offTypeDealloc = 48
)

// subtypeDealloc is tp_dealloc of what class statements make; 0 until checkAttributes met one.
var subtypeDealloc uintptr

type ending struct {
	how   endKind
	slots []uintptr // where objects of the class have the values of __slots__
}

type endKind uint8

const (
	endsAsked      endKind = iota // by the API
	endsPlain                     // holds nothing
	endsZoned                     // a datetime or time: its time zone may be its alone
	endsParts                     // with its slots and attributes
	endsItems                     // with these and the items of a tuple
	endsView                      // a memoryview
	endsUnreferred                // holds nothing, but may be referred to weakly
)

var endings byClass[ending]

const (
	offHasZone   = 24 // of a datetime or time
	offZoneTime  = 32
	offZoneDate  = 40
	mostSlots    = 8
	sizeOfMember = 40
)

func findEnding(class uintptr) (none ending) {
	dealloc := word(class, offTypeDealloc)
	switch class {
	case tyByteArray:
		return ending{how: endsPlain}
	case tyMemoryView:
		return ending{how: endsView}
	}
	switch libraryName(class) {
	case "":
	case "datetime.date", "datetime.timedelta", "decimal.Decimal":
		if isGenuine(dealloc) {
			return ending{how: endsPlain}
		}
		return none
	case "array.array":
		if isGenuine(dealloc) {
			return ending{how: endsUnreferred}
		}
		return none
	case "datetime.datetime", "datetime.time":
		if isGenuine(dealloc) {
			return ending{how: endsZoned}
		}
		return none
	}
	if dealloc != subtypeDealloc || dealloc == 0 {
		return none
	}
	e := ending{how: endsParts}
	for k := class; ; k = word(k, offTypeBase) {
		if word(k, offTypeFinalize) != 0 || word(k, offTypeDel) != 0 {
			return none
		}
		if word(k, offTypeDealloc) != subtypeDealloc {
			switch k {
			case tyTuple:
				e.how = endsItems
			case tyLong, tyStr, tyFloat, tyBytes, o.ObjectType.Py:
			default:
				return none
			}
			return e
		}
		if typeFlags(k)&flagHeap == 0 {
			return none
		}
		members := k + word(typeOf(k), offTypeBasic)
		for i := range word(k, offSize) {
			m := members + i*sizeOfMember
			if *(*int32)(ptr(m + 8)) == memberObjectEx && *(*int32)(ptr(m + 24))&memberReadOnly == 0 {
				e.slots = append(e.slots, word(m, 16))
			}
		}
		if len(e.slots) > mostSlots {
			return none
		}
	}
}

// partsEndQuietly: the last reference to the object at a may be given back here.
func partsEndQuietly(a, class uintptr) bool {
	e := endings.of(class, findEnding)
	switch e.how {
	case endsAsked:
		return false
	case endsPlain:
		return true
	case endsView:
		return viewEndsQuietly(a)
	case endsUnreferred:
		weak := word(class, offTypeWeak)
		return weak == 0 || word(a+weak, 0) == 0
	case endsZoned:
		zone := offZoneDate
		if isCString(word(class, offTypeName), "datetime.time") {
			zone = offZoneTime
		}
		return *(*uint8)(ptr(a + offHasZone)) == 0 || staysWithout(word(a, uintptr(zone)))
	}
	if weak := word(class, offTypeWeak); weak != 0 && word(a+weak, 0) != 0 || !staysWithout(class) {
		return false
	}
	var parts [quietTuple]uintptr
	held := parts[:0]
	for _, at := range e.slots {
		held = append(held, word(a, at))
	}
	if e.how == endsItems {
		n := word(a, offSize)
		if n > quietTuple-mostSlots {
			return false
		}
		for i := range n {
			held = append(held, word(a, offTupleItems+8*i))
		}
	}
	held, ok := attributesOf(a, class, held)
	if !ok || len(held) > quietTuple {
		return false
	}
	for _, x := range held {
		if x != 0 && !outlasts(x, int64(len(held))) {
			return false
		}
	}
	return true
}

// outlasts: the object at a is plain, or stays when so many references to it are given back.
func outlasts(a uintptr, n int64) bool {
	switch typeOf(a) {
	case tyLong, tyFloat, tyStr, tyBytes:
		return true
	}
	refs := refcount(a)
	return refs > n || int32(refs) < 0
}

// attributesOf adds what the attributes of the object at a are, if its end takes them with it.
func attributesOf(a, class uintptr, held []uintptr) (all []uintptr, ok bool) {
	d, values, ok := ownTable(a, class)
	switch {
	case !ok:
		return held, false
	case values != 0:
		n := word(word(class, lay.typeKeys), offKeysCount)
		if n > quietTuple {
			return held, false
		}
		for i := range n {
			held = append(held, word(values+lay.valuesItems, 8*i))
		}
		return held, true
	case d == 0 || staysWithout(d):
		return held, true
	case typeOf(d) != tyDict || word(d, offDictValues) != 0:
		return held, false
	}
	keys := word(d, offDictKeys)
	n := word(keys, offKeysCount)
	if *(*uint8)(ptr(keys + offKeysKind)) == keysGeneral || n > quietTuple {
		return held, false
	}
	for i := range n {
		_, x := entryAt(keys, i)
		held = append(held, x)
	}
	return held, true
}
