package border

import o "goruntime/object"

// What the methods of XML elements do with the dict of attributes is done
// without a transition where it compares no keys by code of their own, and ends nothing.

// attributeUse is what a method does with that dict.
type attributeUse uint8

const (
	usesNone attributeUse = iota
	usesKey
	replaces
)

var attributeUses = map[string]attributeUse{elementName + ".get": usesKey, elementName + ".set": replaces}

// givenAnything are the methods and functions that only keep their arguments.
var givenAnything = map[string]bool{elementName + ".append": true, "_elementtree.SubElement": true}

const offElementExtra = 40 // whose first word is the dict

// plain reports that the method, called on the element at a, does no more than that.
func (u attributeUse) plain(a uintptr, args []o.Value) bool {
	extra := word(a, offElementExtra)
	if extra == 0 || word(extra, 0) == 0 || len(args) == 0 {
		return true
	}
	d := word(extra, 0)
	if typeFlags(typeOf(d))&flagDict == 0 {
		return false
	}
	slot, ok := dictFind(d, args[0])
	if !ok || u == usesKey {
		return ok
	}
	return !dictWatched(d) && (slot == 0 || endsQuietly(word(slot, 0)))
}
