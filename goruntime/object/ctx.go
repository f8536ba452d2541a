package object

import (
	"math/big"
	"sync/atomic"

	"goruntime/sre"
)

// Ctx is the state of one thread of compiled code. It is passed as the first
// argument of everything that may call, raise or poll. One Ctx belongs to one
// OS thread while that thread is inside compiled code; they are pooled and
// never freed, so that the ticker may write Limit at any time.
type Ctx struct {
	// Depth counts nested Python calls; Limit is the recursion limit, lowered
	// to 0 by the ticker to ask for a poll at the next call or loop back-edge.
	Depth int64
	Limit atomic.Int64
	// Ret holds the boxed result when a specialised function returns Boxed.
	Ret Value
	// Handled is the exception being handled (sys.exc_info), nil outside except.
	Handled *Exc
	Blocks  Blocks
	// GIL: this thread holds CPython's GIL now.
	GIL bool
	// LastGen is the generator made last, for loops that close their own.
	LastGen *Gen
	// NewIter is the iterator that CPython made last, see OwnIterator.
	NewIter uintptr
	// Given is the object that the function at GivenDepth returned last, see Give.
	Given      Value
	GivenDepth int64
	// MadeDepth is that of the function that returned last a tuple to which nothing else refers.
	MadeDepth int64
	// fresh is the tuple made last of what an operation of CPython's gave, which nothing but the operation's result refers to.
	fresh *Tuple
	// TState is the PyThreadState*, 0 without CPython.
	TState uintptr
	// Touched is set by every foreign operation and cleared by the poll: a
	// thread that touched nothing foreign for a tick gives the GIL up.
	Touched bool
	// MaxDepth is what Limit is restored to after a poll.
	MaxDepth int64
	// number names the thread in a SpinLock, inside is the lock that it is in as the owner.
	number uint32
	inside uintptr

	frames [framePools]framePool
	helds  []*Held // empty ones, for Hold
	args   []Value // stack for argument vectors, see PushArgs
	// repr guards against recursive containers
	reprs  []Value
	pair   tupleOf2 // the answers of NextPair
	triple tupleOf3
	// apart is the key of the last GetApart or PutApart, nil while one is under way.
	apart *Tuple
	// spares is the memory of lists that nothing sees any more, see SpareList.
	spares [4]*List
	// spareInts is the memory of ints past 64 bits that nothing sees any more, see BinaryOn.
	spareInts [4]*BigInt
	// spareKey is the memory of a string that was only looked up, see strkey.go.
	spareKey  *Str
	setTables setTables
	// spareSet is the memory of the last set of which only the size was asked.
	spareSet *scratchSet
	bigs     [5]big.Int // see bigOperands
	flat     []big.Word // see result
	guarded  []*Gen     // see genown.go
	names    recentNames
	regex    *sre.Machine
	json     *jsonRoom
	// Unpacked is the answer of Host.UnpackNow, which is no argument of its own
	// because that would have to be allocated.
	Unpacked [8]Value
	ranks    []rank // room for sortRanked
}

// Blocks are the except blocks being executed since the innermost generator
// frame was resumed, or since CPython entered.
type Blocks struct {
	Open int
	// In a generator frame Base is what its caller handles: a block that was
	// entered under another caller ends with it.
	Generator bool
	Base      *Exc
}

// Poll is set by package border (or the standalone host): it runs when the
// ticker asked for it. It may release the GIL, run signal handlers, wait for a
// fork, and returns the exception a signal handler raised.
var Poll func(c *Ctx) *Exc

// Allowed looks again at which depth is one too deep and sets MaxDepth: what ran
// in CPython has changed it.
var Allowed func(c *Ctx) int64

// Multi is true from the moment a second thread may run compiled code without
// the GIL; until then writers of shared objects need no lock. It changes at a
// moment when every native thread is at a poll or outside, and becomes false
// again only when no other is in compiled code.
var Multi atomic.Bool

// Enter counts a call. It reports an exception when the recursion limit is
// reached or a signal handler raised. Generated code inlines the test:
//
//	depth := c.Depth + 1
//	if c.Depth = depth; depth >= c.Limit.Load() { if err := o.EnterSlow(c); err != nil {...} }
//	... c.Depth = depth - 1 on every exit
//
// It does not count down in memory: each call would wait for two stores of the
// call before it.
func EnterSlow(c *Ctx) *Exc {
	if c.Limit.Load() == 0 {
		c.Limit.Store(c.MaxDepth)
		if Poll != nil {
			if err := Poll(c); err != nil {
				return err
			}
		}
	}
	if c.Depth >= c.MaxDepth && (Allowed == nil || c.Depth >= Allowed(c)) {
		return Raise(c, &RecursionErrorType, "maximum recursion depth exceeded")
	}
	return nil
}

// LoopSlow is the slow path of a loop back-edge poll:
//
//	if c.Limit.Load() == 0 { if err := o.LoopSlow(c); err != nil {...} }
func LoopSlow(c *Ctx) *Exc {
	c.Limit.Store(c.MaxDepth)
	if Poll != nil {
		return Poll(c)
	}
	return nil
}

// PushArgs borrows an argument vector of n values from the context's stack so
// that a call through a function pointer does not allocate. PopArgs(n) gives
// it back; callees must copy what they keep.
func (c *Ctx) PushArgs(n int) []Value {
	k := len(c.args)
	if k+n > cap(c.args) {
		grown := make([]Value, k, 2*cap(c.args)+n+64)
		copy(grown, c.args)
		c.args = grown
	}
	c.args = c.args[:k+n]
	return c.args[k : k+n : k+n]
}

// PopArgs returns the top n values and clears them.
func (c *Ctx) PopArgs(n int) {
	k := len(c.args) - n
	clear(c.args[k:])
	c.args = c.args[:k]
}

// ArgsHeight and TrimArgs let package border drop what a panic left on the
// stack of argument vectors.
func (c *Ctx) ArgsHeight() int { return len(c.args) }

func (c *Ctx) TrimArgs(height int) {
	clear(c.args[height:])
	c.args = c.args[:height]
}

// Forget lets go of what the last operations left here, for a collection that is
// to find all that nothing uses. No compiled code of the thread runs.
func (c *Ctx) Forget() {
	c.Ret, c.Given, c.LastGen = Value{}, Value{}, nil
	c.pair.v, c.triple.v = [2]Value{}, [3]Value{}
}

// NewCtx makes a context with the given recursion limit.
func NewCtx(maxDepth int64) *Ctx {
	c := &Ctx{MaxDepth: maxDepth}
	c.Limit.Store(maxDepth)
	c.Number()
	return c
}
