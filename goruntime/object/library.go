package object

// Library are the native twins of classes that CPython's C library modules
// define. Package border binds each to the genuine class when the image is
// loaded, so that compiled code which calls that class, by whatever name, gets
// a native object. Module is where the class says it comes from.
var Library []*Type

// library enters such a class; call it after builtin.
func library(t *Type) {
	t.InLibrary = true
	Library = append(Library, t)
}

// tpName is the name of a class in CPython's messages, which for classes of its
// library begins with the module.
func (t *Type) tpName() string {
	if t.InLibrary {
		return t.Module + "." + t.Name
	}
	return t.Name
}
