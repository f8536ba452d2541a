// Package rt is what generated modules call beside package object: module
// globals, imports and the registry of compiled modules.
package rt

import o "goruntime/object"

// Entry is one compiled module of the image.
type Entry struct {
	Mod  *o.Module
	Body func(c *o.Ctx) *o.Exc
}

var registry = map[string]*Entry{}

// Register enters a module and the Go function of its body; generated packages
// call it from init.
func Register(mod *o.Module, body func(c *o.Ctx) *o.Exc) {
	registry[mod.Name] = &Entry{Mod: mod, Body: body}
}

// Lookup returns the compiled module of that name, nil when the image has none.
func Lookup(name string) *Entry { return registry[name] }

// Modules lists the names of the compiled modules.
func Modules() []string {
	names := make([]string, 0, len(registry))
	for name := range registry {
		names = append(names, name)
	}
	return names
}

// NewSlot makes the slot of one global that the module's code mentions.
func NewSlot(mod *o.Module, name string) *o.Slot {
	if s := mod.Slots[name]; s != nil {
		return s
	}
	if mod.Slots == nil {
		mod.Slots = map[string]*o.Slot{}
	}
	s := &o.Slot{Name: name, Mod: mod}
	mod.Slots[name] = s
	mod.Names = append(mod.Names, name)
	return s
}
