package main

// API describes one package. Types are given twice: as Go writes them and as
// Python annotations.
type API struct {
	Path   string   `json:"path"`
	Name   string   `json:"name"`
	Doc    string   `json:"doc"`
	Funcs  []*Func  `json:"funcs"`
	Consts []*Value `json:"consts"`
	Vars   []*Value `json:"vars"`
	Types  []*Type  `json:"types"`
	// Unbound are the members without a binding, and why.
	Unbound []*Unbound `json:"unbound"`
	// Bound counts the exported functions, methods, constants, variables and types that are bound.
	Bound int `json:"bound"`
}

// Func is a function or method. A generic one has one entry in Instances for
// each list of type arguments it was instantiated with.
type Func struct {
	Name      string   `json:"name"`
	Params    []Param  `json:"params"`
	Variadic  bool     `json:"variadic,omitempty"`
	Results   []string `json:"results"` // Python types, without a trailing error
	Go        string   `json:"go"`
	Doc       string   `json:"doc,omitempty"`
	Instances []string `json:"instances,omitempty"`
	// Direct lists the Go types of parameters and result where compiled code may
	// call the function on plain numbers, Guard what it must be ready for: that it
	// "panics" or "fails".
	Direct []string `json:"direct,omitempty"`
	Guard  string   `json:"guard,omitempty"`
}

// Param is one parameter; Type is its Python annotation.
type Param struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Value is a constant, a variable or a field.
type Value struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Go   string `json:"go"`
	Doc  string `json:"doc,omitempty"`
	// Plain is "int", "float", "str" or "bool" for constants that Python has as just
	// that, an int within int64.
	Plain string `json:"plain,omitempty"`
}

// Type is a named type. Kind is that of its underlying type (reflect.Kind's name).
type Type struct {
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Go        string   `json:"go"`
	Doc       string   `json:"doc,omitempty"`
	Fields    []*Value `json:"fields,omitempty"`
	Methods   []*Func  `json:"methods,omitempty"`
	Instances []string `json:"instances,omitempty"`
	// Alias is set where the name is another type's: the Python type it stands for.
	Alias string `json:"alias,omitempty"`
}

// Unbound is a member that cannot be bound.
type Unbound struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}
