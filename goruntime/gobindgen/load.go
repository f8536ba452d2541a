package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/doc"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// listed is what `go list` says of one package.
type listed struct {
	ImportPath, Export, Dir, Name string
	GoFiles, CgoFiles             []string
	DepOnly                       bool
	Error                         *struct{ Err string }
}

// loader reads packages from the export data that the build makes anyway: the
// flags are those of an image, so that nothing is compiled twice.
type loader struct {
	packages map[string]*listed
	importer types.Importer
	fset     *token.FileSet
}

func newLoader(goCommand string, paths []string) (*loader, error) {
	args := []string{"list", "-buildmode=c-shared", "-trimpath", "-export", "-deps", "-e",
		"-json=ImportPath,Export,Dir,Name,GoFiles,CgoFiles,DepOnly,Error"}
	command := exec.Command(goCommand, append(args, paths...)...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %s", strings.TrimSpace(stderr.String()))
	}
	l := &loader{packages: map[string]*listed{}, fset: token.NewFileSet()}
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		p := &listed{}
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Error != nil && !p.DepOnly {
			return nil, errors.New(p.Error.Err)
		}
		l.packages[p.ImportPath] = p
	}
	l.importer = importer.ForCompiler(l.fset, "gc", func(path string) (io.ReadCloser, error) {
		p := l.packages[path]
		if p == nil || p.Export == "" {
			return nil, fmt.Errorf("no export data for %s", path)
		}
		return os.Open(p.Export)
	})
	return l, nil
}

func (l *loader) types(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	return l.importer.Import(path)
}

// docs holds the documentation of a package's members; a method's and a
// field's key is Type.Name.
type docs struct {
	pkg     string
	members map[string]string
}

// docs is empty where the source cannot be read: an API without words.
func (l *loader) docs(path string) *docs {
	d := &docs{members: map[string]string{}}
	p := l.packages[path]
	if p == nil {
		return d
	}
	var files []*ast.File
	for _, name := range append(append([]string{}, p.GoFiles...), p.CgoFiles...) {
		if f, err := parser.ParseFile(l.fset, filepath.Join(p.Dir, name), nil, parser.ParseComments); err == nil {
			files = append(files, f)
		}
	}
	pkg, err := doc.NewFromFiles(l.fset, files, path)
	if err != nil {
		return d
	}
	d.pkg = pkg.Doc
	d.values(pkg.Consts)
	d.values(pkg.Vars)
	d.funcs("", pkg.Funcs)
	for _, t := range pkg.Types {
		d.members[t.Name] = t.Doc
		d.values(t.Consts)
		d.values(t.Vars)
		d.funcs("", t.Funcs)
		d.funcs(t.Name+".", t.Methods)
		d.fields(t)
	}
	return d
}

func (d *docs) funcs(prefix string, list []*doc.Func) {
	for _, f := range list {
		d.members[prefix+f.Name] = f.Doc
	}
}

func (d *docs) values(list []*doc.Value) {
	for _, v := range list {
		for _, spec := range v.Decl.Specs {
			s, ok := spec.(*ast.ValueSpec)
			if !ok {
				continue
			}
			text := strings.TrimSpace(s.Doc.Text() + s.Comment.Text())
			if text == "" {
				text = v.Doc
			}
			for _, name := range s.Names {
				d.members[name.Name] = text
			}
		}
	}
}

// fields takes the comments of struct fields and of interface methods.
func (d *docs) fields(t *doc.Type) {
	for _, spec := range t.Decl.Specs {
		s, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		var list *ast.FieldList
		switch x := s.Type.(type) {
		case *ast.StructType:
			list = x.Fields
		case *ast.InterfaceType:
			list = x.Methods
		default:
			continue
		}
		for _, f := range list.List {
			for _, name := range f.Names {
				d.members[s.Name.Name+"."+name.Name] = strings.TrimSpace(f.Doc.Text() + f.Comment.Text())
			}
		}
	}
}
