// Command gobindgen reads the exported API of Go packages and prints, as JSON,
// what grumpy_hook needs to make Python modules of them: the text of a binding
// package each, and a description with documentation and signatures.
//
// It runs in the folder of an image's Go module, whose go.mod decides which
// versions of other modules are meant:
//
//	gobindgen GO-COMMAND PACKAGE...
package main

import (
	"encoding/json"
	"fmt"
	"go/types"
	"os"
	"sort"
)

// Output is what one run prints.
type Output struct {
	Packages []*Result `json:"packages"`
}

// Result is one package: its description and the Go text of its binding.
type Result struct {
	API  *API   `json:"api"`
	Code string `json:"code"`
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: gobindgen GO-COMMAND PACKAGE...")
		os.Exit(2)
	}
	out, err := run(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(goCommand string, paths []string) (*Output, error) {
	load, err := newLoader(goCommand, paths)
	if err != nil {
		return nil, err
	}
	out := &Output{}
	sort.Strings(paths)
	for _, path := range paths {
		pkg, err := load.types(path)
		if err != nil {
			return nil, err
		}
		out.Packages = append(out.Packages, bind(pkg, load.docs(path)))
	}
	return out, nil
}

// bind describes one package and writes its binding.
func bind(pkg *types.Package, docs *docs) *Result {
	b := newBinder(pkg, docs)
	b.members()
	return &Result{API: b.api, Code: b.text()}
}
