// Package golib has one of each kind of thing that a Go package can export.
package golib

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
	"unsafe"
)

// Limit is an untyped constant.
const Limit = 42

// Huge does not fit in 64 bits.
const Huge = 1 << 70

// Weekday is an enumeration.
type Weekday int

// The days.
const (
	Sunday Weekday = iota
	Monday
)

// String names the day.
func (d Weekday) String() string { return [...]string{"Sunday", "Monday"}[d] }

// Next is the day after.
func (d Weekday) Next() Weekday { return (d + 1) % 2 }

// Celsius is a named float, ID a named string, Flag a named bool.
type (
	Celsius float64
	ID      string
	Flag    bool
)

// Fahrenheit converts.
func (c Celsius) Fahrenheit() float64 { return float64(c)*9/5 + 32 }

// Upper says who it is.
func (id ID) Upper() string { return "ID:" + string(id) }

// Variables of several types.
var (
	Count  = 1
	Names  = []string{"a", "b"}
	Table  = map[string]int{"one": 1}
	Origin = Point{1, 2}
	ErrOdd = errors.New("golib: odd")
	Hook   func(int) int
)

// Point is a struct that compares.
type Point struct {
	X, Y int // the coordinates
}

// Add returns a new point; Move changes this one.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Move(dx, dy int)  { p.X += dx; p.Y += dy }

// Circle embeds a point and a pointer.
type Circle struct {
	Point
	*Label
	Radius float64
	Tags   []string
	Attrs  map[string]string
	Grid   [3]int
	Done   func() string
	hidden int
}

// Label has a text.
type Label struct{ Text string }

// Show is promoted.
func (l *Label) Show() string { return "<" + l.Text + ">" }

// Hidden counts calls.
func (c *Circle) Hidden() int { c.hidden++; return c.hidden }

// Shape is an interface.
type Shape interface {
	Area() float64
	Name(prefix string) (string, error)
}

// Describe calls both methods.
func Describe(s Shape) (string, error) {
	if s == nil {
		return "nil", nil
	}
	name, err := s.Name("a ")
	if err != nil {
		return "", fmt.Errorf("describe: %w", err)
	}
	return fmt.Sprintf("%s of %.1f", name, s.Area()), nil
}

type square struct{ side float64 }

func (s square) Area() float64                      { return s.side * s.side }
func (s square) Name(prefix string) (string, error) { return prefix + "square", nil }

// NewSquare returns an unexported type behind an interface.
func NewSquare(side float64) Shape { return square{side} }

// Small functions on scalars.
func AddInt8(a, b int8) int8       { return a + b }
func Uint64(u uint64) uint64       { return u }
func Not(b bool) bool              { return !b }
func Half(f float32) float32       { return f / 2 }
func Conj(z complex128) complex128 { return complex(real(z), -imag(z)) }
func Rune(r rune) string           { return string(r) }
func Join(sep string, parts ...string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += sep
		}
		out += p
	}
	return out
}

// Results without, with one, with several and with an error.
func Nothing()                  {}
func Pair() (int, string)       { return 1, "one" }
func Named() (n int, err error) { return 3, nil }
func Fail(n int) (int, error) {
	if n%2 == 1 {
		return n, ErrOdd
	}
	return n, nil
}
func FailWrapped() error { return fmt.Errorf("wrapped: %w", &CodeError{7}) }
func MaybeError(fail bool) (err error, n int) {
	if fail {
		err = ErrOdd
	}
	return err, 1
}

// CodeError is an error with a field.
type CodeError struct{ Code int }

func (e *CodeError) Error() string { return fmt.Sprintf("code %d", e.Code) }

// Panics.
func Boom(v any)      { panic(v) }
func NilMap()         { var m map[string]int; m["a"] = 1 }
func Index(i int) int { return []int{1, 2, 3}[i] }

// Containers.
func Sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return
}
func Reverse(list []string) {
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
}
func Invert(m map[string]int) map[int]string {
	out := map[int]string{}
	for k, v := range m {
		out[v] = k
	}
	return out
}
func Matrix() [][]float64          { return [][]float64{{1, 2}, {3}} }
func Array(a [3]int) [3]int        { a[0]++; return a }
func Digest(b []byte) [4]byte      { return [4]byte{byte(len(b)), 1, 2, 3} }
func NilSlice() []int              { return nil }
func NilMapResult() map[string]int { return nil }
func NilPointer() *Point           { return nil }
func NilError() error              { return nil }
func Echo(v any) any               { return v }
func TypeOf(v any) string          { return fmt.Sprintf("%T", v) }
func Points(list []Point) []*Point {
	out := make([]*Point, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// Pointers.
func IntPointer() *int  { n := 5; return &n }
func Increment(p *int)  { *p++ }
func SetPoint(p *Point) { p.X = 100 }
func PointOf(p *Point) string {
	if p == nil {
		return "nil"
	}
	return fmt.Sprint(*p)
}
func PointerTo(p **Point) { *p = &Point{7, 8} }

// Functions as values.
func Apply(f func(int, int) int, a, b int) int { return f(a, b) }
func Each(list []string, f func(i int, s string) error) error {
	for i, s := range list {
		if err := f(i, s); err != nil {
			return err
		}
	}
	return nil
}
func Adder(n int) func(int) int { return func(m int) int { return n + m } }

// BinaryOp is a named function type.
type BinaryOp func(a, b int) int

// Twice applies it twice.
func (f BinaryOp) Twice(a, b int) int { return f(f(a, b), b) }

// UseOp takes the named type.
func UseOp(f BinaryOp) int { return f.Twice(1, 2) }

// Channels.
func Produce(n int) <-chan int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for i := range n {
			ch <- i
		}
	}()
	return ch
}
func Consume(ch <-chan int) (n int) {
	for x := range ch {
		n += x
	}
	return
}

// Iterators.
func Squares(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i * i) {
				return
			}
		}
	}
}
func Pairs() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) }
}

// Contexts.
func WaitFor(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
func HasDeadline(ctx context.Context) bool {
	_, ok := ctx.Deadline()
	return ok
}
func SleepSeconds(s float64) { time.Sleep(time.Duration(s * 1e9)) }

// CallLater calls f from a goroutine of its own; the result tells when it has.
func CallLater(f func(string)) <-chan bool {
	done := make(chan bool, 1)
	go func() { f("later"); done <- true }()
	return done
}

// Files.
func Upper(r io.Reader, w io.Writer) (int64, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return 0, err
	}
	n, err := w.Write([]byte(fmt.Sprintf("%s!", data)))
	return int64(n), err
}

// Buffers.
type Counter struct{ Zeros int }

func (c *Counter) Write(p []byte) (int, error) {
	for _, b := range p {
		if b == 0 {
			c.Zeros++
		}
	}
	return len(p), nil
}
func (c *Counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// Generic things.
type Number interface{ ~int | ~float64 }

func Total[T Number](list ...T) (n T) {
	for _, x := range list {
		n += x
	}
	return
}
func Keys[K comparable, V any](m map[K]V) (out []K) {
	for k := range m {
		out = append(out, k)
	}
	return
}

// Stack is a generic type.
type Stack[T any] struct{ Items []T }

func (s *Stack[T]) Push(x T) { s.Items = append(s.Items, x) }
func (s *Stack[T]) Pop() (x T) {
	x = s.Items[len(s.Items)-1]
	s.Items = s.Items[:len(s.Items)-1]
	return
}

type secret struct{ n int }

// NewSecret and UseSecret pass an unexported type around.
func NewSecret(n int) secret { return secret{n} }
func UseSecret(s secret) int { return s.n }
func (s secret) Reveal() int { return s.n }

// Unsafe cannot be bound.
func Unsafe(p unsafe.Pointer) {}
