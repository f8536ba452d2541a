// Per-thread state on the C side and the ticker that asks threads to poll.
#ifndef GRUMPY_THREAD_H
#define GRUMPY_THREAD_H
#include "api.h"

typedef struct Thread {
	uintptr_t ctx;           // the Go context, kept alive by Go for ever
	volatile int64_t *limit; // its Limit: 0 asks for a poll
	int64_t *max_depth;      // what Limit is restored to: at that depth a call is one too many
	int64_t *depth;          // of nested calls of compiled functions
	int64_t counted;         // how many of those CPython's own count includes
	int *left;               // that count: the calls that are left before the recursion limit
	uintptr_t stack;         // the lowest address of the thread's stack
	size_t reserve;          // how much of it must be left for a call into CPython
	volatile int active;     // nested entries from CPython
	volatile int nogil;      // runs compiled code without the GIL
	uintptr_t failed;        // the exception that just left compiled code
	int failed_line;         // its line in the function at the border, 0 when the traceback has it
	int failed_instr;        // how far behind the trampoline's last instruction the position of the failed one stands
	uintptr_t handled;       // the exception being handled at the entry, a reference
	int forking;             // 1 while CPython forks on this thread
	int tid;                 // of the thread that has it now
	int32_t *nesting;        // how deep Go thinks that this thread is in C (nesting.go)
	int32_t no_nesting;      // stands for it where it is not known
	struct Frameless *frameless; // the call under way that has no frame of CPython's (frameless.c)
	struct Operation *framed; // what is to be done under frames that are made for it (wire.c)
	struct Under *under;     // what is to be done under the frame that it lacks
	int64_t looks;           // how often something could have looked at the frames
	struct Thread *next;
} Thread;

extern __thread Thread *thread_self __attribute__((visibility("hidden")));
extern volatile int ticker_parked __attribute__((visibility("hidden")));

Thread *thread_new(void); // for the calling thread, reusing the record of a finished one
void ticker_wake(void);

// Where a PyThreadState counts down the calls that are left; the recursion limit follows.
extern int left_offset __attribute__((visibility("hidden")));

// The depth that calls of compiled functions may reach now. It changes with the
// interpreted frames below and with sys.setrecursionlimit(). A limit of 0 is a
// request to poll, which stays.
static inline void thread_limit(Thread *t) {
	int64_t limit = *t->left + t->counted + 1;
	if (limit < 1)
		limit = 1;
	if (limit != *t->max_depth) {
		*t->max_depth = limit;
		if (*t->limit)
			*t->limit = limit;
	}
}

// Lets CPython's count include the compiled calls under an operation, so that
// the limit is one for both. thread_recount takes back what it answers.
static inline int thread_count(Thread *t) {
	int64_t calls = *t->depth - t->counted;
	if (calls > *t->left)
		calls = *t->left > 0 ? *t->left : 0;
	*t->left -= (int)calls;
	t->counted += calls;
	return (int)calls;
}

static inline void thread_recount(Thread *t, int calls) {
	*t->left += calls;
	t->counted -= calls;
	thread_limit(t);
}

// Answers whether another nested call into CPython could overflow the stack:
// those of interpreted functions take none there, so the limit may be any number.
static inline int thread_exhausted(Thread *t, size_t reserve) {
	return (uintptr_t)__builtin_frame_address(0) - t->stack < reserve;
}

// Marks an entry from CPython into compiled code; thread_leave_for ends it.
// `frames`: how many interpreted frames stand for the function that is called:
// it counts itself.
static inline Thread *thread_enter_for(int frames) {
	Thread *t = thread_self;
	if (__builtin_expect(!t, 0) && !(t = thread_new()))
		return NULL;
	if (t->active++ == 0) {
		t->left = (int *)((char *)PyThreadState_Get() + left_offset);
		t->counted = *t->depth;
	}
	t->counted += frames;
	thread_limit(t);
	t->handled = (uintptr_t)PyErr_GetHandledException();
	if (__builtin_expect(ticker_parked, 0))
		ticker_wake();
	return t;
}
static inline Thread *thread_enter(void) { return thread_enter_for(0); }
static inline void thread_leave(Thread *t) { t->active--; }
// The same where nothing in Go looked at the exception being handled.
static inline void thread_leave_unasked(Thread *t) {
	Py_XDECREF((PyObject *)t->handled);
	t->active--;
}
static inline void thread_leave_for(Thread *t, int frames) {
	t->active--;
	t->counted -= frames;
}

// The arguments and results of a call into Go.
typedef struct { uintptr_t ctx, a, b, c, out; int64_t flag; } Crossing;

// Functions of Go, by the address of their code: what cgo makes for an exported
// function does the same and more.
enum { CROSS_CALL, CROSS_RESUME, CROSS_GET, CROSS_SET, CROSSINGS };
extern void (*gb_crossings[CROSSINGS])(void *) __attribute__((visibility("hidden")));
extern void crosscall2(void (*fn)(void *), void *, int, size_t);

static inline int cross(Thread *t, int which, Crossing *x) {
	++*t->nesting;
	crosscall2(gb_crossings[which], x, sizeof *x, 0);
	return (int)x->flag;
}

void gb_watch(uintptr_t record, int32_t *copy, int size, int nest);

extern int gb_keys_left __attribute__((visibility("hidden")));
Thread *gb_enter(void);
void gb_leave(Thread *t);
uint64_t gb_thread_id(void);
int gb_ticker_start(void);
void gb_return_to_gil(Thread *self, uintptr_t state); // takes the GIL for a thread that ran without
void gb_forking(int more); // 1 before a fork of CPython's on this thread, -1 after it
int gb_fork_init(void);
void gb_refresh_threads(int n); // what Go keeps for n threads that have ended
int gb_others_running(Thread *self);   // threads in compiled code without the GIL
int gb_others_active(Thread *self);    // threads in compiled code, or in what it calls
extern volatile unsigned gb_threads_ended __attribute__((visibility("hidden")));
// Threads that wait for all others to be at a poll; the interpreter's end.
extern volatile int gb_stopping __attribute__((visibility("hidden")));
extern volatile int gb_closing __attribute__((visibility("hidden")));
void gb_stop_others(Thread *self);
void gb_go_on(void);
void gb_stand_by(Thread *self);
void gb_park_forever(void);
uintptr_t gb_thread_self(void);
int gb_recursion_init(int offset);
void gb_thread_limit(Thread *t);
void gb_after_fork_child(void);
#endif
