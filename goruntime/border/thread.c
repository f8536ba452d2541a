#define _GNU_SOURCE
#include "thread.h"
#include "scheduler.h"
#include "_cgo_export.h"
#include <dirent.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { TICK_NS = 1000000, IDLE_TICKS = 50, NAP_NS = 20000000 };

__thread Thread *thread_self;
volatile int ticker_parked;
int left_offset;

void (*gb_crossings[CROSSINGS])(void *);

static Thread *threads; // only ever grows; records of finished threads are reused
static pthread_mutex_t threads_lock = PTHREAD_MUTEX_INITIALIZER;
static Thread *spare[1024];
static int spares;
volatile unsigned gb_threads_ended;
static pthread_key_t exit_key;
static pthread_once_t exit_once = PTHREAD_ONCE_INIT;

static void thread_exit(void *p) {
	Thread *t = p;
	pthread_mutex_lock(&threads_lock);
	t->active = 0;
	t->nogil = 0;
	if (spares < (int)(sizeof spare / sizeof *spare))
		spare[spares++] = t;
	gb_threads_ended++;
	pthread_mutex_unlock(&threads_lock);
}

// Runs before the destructors of thread-specific data, in which Go takes its
// part of the thread back: for a fork it counts as one of Go's from here on.
static void thread_ends(void *p) { ((Thread *)p)->tid = 0; }

int __cxa_thread_atexit_impl(void (*)(void *), void *, void *); // of glibc

int gb_keys_left;

static void make_key(void) { gb_keys_left = pthread_key_create(&exit_key, thread_exit) == 0; }

enum { STACK_RESERVE = 512 << 10 };

static void find_stack(Thread *t) {
	pthread_attr_t attr;
	void *lowest;
	size_t size;
	t->reserve = 0;
	if (pthread_getattr_np(pthread_self(), &attr))
		return;
	if (!pthread_attr_getstack(&attr, &lowest, &size)) {
		t->stack = (uintptr_t)lowest;
		t->reserve = size / 4 < STACK_RESERVE ? size / 4 : STACK_RESERVE;
	}
	pthread_attr_destroy(&attr);
}

Thread *thread_new(void) {
	pthread_once(&exit_once, make_key);
	pthread_mutex_lock(&threads_lock);
	Thread *t = spares ? spare[--spares] : NULL;
	pthread_mutex_unlock(&threads_lock);
	if (!t) {
		if (!(t = calloc(1, sizeof *t)))
			return NULL;
		gbNewThread((uintptr_t)t);
		pthread_mutex_lock(&threads_lock);
		t->next = threads;
		__atomic_store_n(&threads, t, __ATOMIC_RELEASE);
		pthread_mutex_unlock(&threads_lock);
	}
	t->tid = gettid();
	find_stack(t);
	gbAdoptThread((uintptr_t)t);
	pthread_setspecific(exit_key, t);
	__cxa_thread_atexit_impl(thread_ends, t, &exit_key);
	thread_self = t;
	return t;
}

// Copies Go's record of this thread, as it is in a call from Go to C.
void gb_watch(uintptr_t record, int32_t *copy, int size, int nest) {
	memcpy(copy, (void *)record, size);
	if (nest)
		gbWatchNested();
}

// Answers whether the thread state is laid out as known: the limit follows the count.
int gb_recursion_init(int offset) {
	int *left = (int *)((char *)PyThreadState_Get() + offset);
	left_offset = offset;
	return left[1] == Py_GetRecursionLimit() && left[0] > 0 && left[0] <= left[1];
}

void gb_thread_limit(Thread *t) { thread_limit(t); }

uintptr_t gb_thread_self(void) { return (uintptr_t)thread_self; }

Thread *gb_enter(void) { return thread_enter(); }
void gb_leave(Thread *t) { thread_leave(t); }

// What threading.get_ident() says.
uint64_t gb_thread_id(void) { return (uint64_t)pthread_self(); }

static int ask(void) {
	int active = 0;
	for (Thread *t = __atomic_load_n(&threads, __ATOMIC_ACQUIRE); t; t = t->next)
		if (t->active > 0) {
			*t->limit = 0;
			active = 1;
		}
	return active;
}

int gb_others_running(Thread *self) {
	for (Thread *t = __atomic_load_n(&threads, __ATOMIC_ACQUIRE); t; t = t->next)
		if (t != self && __atomic_load_n(&t->nogil, __ATOMIC_SEQ_CST))
			return 1;
	return 0;
}

int gb_others_active(Thread *self) {
	for (Thread *t = __atomic_load_n(&threads, __ATOMIC_ACQUIRE); t; t = t->next)
		if (t != self && t->active > 0)
			return 1;
	return 0;
}

// The nap has a time limit, so a wake-up lost between an entry's store of
// active and its load of ticker_parked costs at most that long.
static int ticker_tid;

static void *tick(void *unused) {
	struct timespec pause = {0, TICK_NS}, nap = {0, NAP_NS};
	int idle = 0;
	(void)unused;
	ticker_tid = gettid();
	for (;;) {
		if (idle < IDLE_TICKS)
			nanosleep(&pause, NULL);
		else {
			ticker_parked = 1;
			syscall(SYS_futex, &ticker_parked, FUTEX_WAIT_PRIVATE, 1, &nap, NULL, 0);
			ticker_parked = 0;
		}
		if (ask())
			idle = 0;
		else if (idle < IDLE_TICKS)
			idle++;
	}
	return NULL;
}

void ticker_wake(void) {
	ticker_parked = 0;
	syscall(SYS_futex, &ticker_parked, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

int gb_ticker_start(void) {
	sigset_t all, old;
	pthread_t id;
	pthread_attr_t attr;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 64 << 10);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	int bad = pthread_create(&id, &attr, tick, NULL);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	return bad;
}

static int stranded; // in a forked child: no thread is left that could go on while this one yields

// In a forked child only the calling thread is left, and no ticker.
void gb_after_fork_child(void) {
	stranded = !gb_scheduler_mended();
	pthread_mutex_init(&threads_lock, NULL);
	for (Thread *t = threads; t; t = t->next)
		if (t != thread_self) {
			t->active = 0;
			t->nogil = 0;
		}
	gb_ticker_start();
}

void gb_park_forever(void) {
	for (;;)
		pause();
}

volatile int gb_stopping, gb_closing;

static int is_known(int tid) {
	if (tid == ticker_tid || tid == gettid())
		return 1;
	for (Thread *t = __atomic_load_n(&threads, __ATOMIC_ACQUIRE); t; t = t->next)
		if (t->tid == tid)
			return 1;
	return 0;
}

// Reads a file of the kernel's about a thread of this process.
static ssize_t read_task(const char *tid, const char *name, char *text, size_t room) {
	char path[288];
	snprintf(path, sizeof path, "/proc/self/task/%s/%s", tid, name);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = file < 0 ? 0 : read(file, text, room - 1);
	if (file >= 0)
		close(file);
	text[n > 0 ? n : 0] = 0;
	return n;
}

// Whether a thread waits for an event. One that runs, or naps like Go's
// monitor between two looks, may hold one of Go's locks the next moment.
static int sleeps(const char *tid) {
	char where[64];
	return read_task(tid, "wchan", where, sizeof where) > 1 && !strstr(where, "nanosleep");
}

// Go's own threads began with the signals blocked that the loading thread blocked
// for them (grumpy_hook/load). Others wait as they like: they have no lock of Go's.
static int is_gos(const char *status) {
	const char *at = strstr(status, "SigBlk:");
	unsigned long long blocked = at ? strtoull(at + 7, NULL, 16) : ~0ull;
	return blocked >> (SIGINT - 1) & blocked >> (SIGTERM - 1) & 1;
}

// How often a thread gave the processor up or lost it.
static long switches(const char *status) {
	static const char name[] = "voluntary_ctxt_switches:"; // nonvoluntary_ too
	long n = 0;
	for (const char *at = status; (at = strstr(at, name));)
		n += atol(at += sizeof name - 1);
	return n;
}

// Answers whether all of Go's own threads sleep. They are looked at one after
// the other, and one may wake another that was looked at before: only when
// `ran` is the same at two looks did none run between them.
static int all_sleep(long *ran) {
	DIR *tasks = opendir("/proc/self/task");
	struct dirent *entry;
	int all = tasks != NULL;
	*ran = 0;
	while (all && (entry = readdir(tasks))) {
		if (entry->d_name[0] == '.' || is_known(atoi(entry->d_name)))
			continue;
		char status[4096];
		read_task(entry->d_name, "status", status, sizeof status);
		if (!is_gos(status))
			continue;
		*ran += switches(status);
		all = sleeps(entry->d_name);
	}
	if (tasks)
		closedir(tasks);
	return all;
}

// A child of fork inherits Go's locks as they are, and nobody to release them:
// the fork waits until Go's threads have gone to sleep. Go's monitor does so
// when it has taken back what this thread left, about ten milliseconds later.
enum { SETTLE_STEP_US = 500, SETTLE_STEPS = 400 };

static void settle(void) {
	struct timespec step = {0, SETTLE_STEP_US * 1000};
	long ran = -1, before = -2;
	for (int i = 0; i < SETTLE_STEPS && ran != before; i++) {
		if (i > 0)
			nanosleep(&step, NULL);
		before = ran;
		if (!all_sleep(&ran))
			ran = -2 - i; // equals no other
	}
}

// Sleeping here, not in Go: its scheduler is not whole in a forked child, and
// a thread that waits here holds nothing of it.
static void wait_a_little(int microseconds) {
	struct timespec t = {0, microseconds * 1000};
	nanosleep(&t, NULL);
}

void gb_stop_others(Thread *self) {
	__atomic_add_fetch(&gb_stopping, 1, __ATOMIC_SEQ_CST);
	while (gb_others_running(self)) {
		ask();
		wait_a_little(20);
	}
}

// The calling thread's goroutine has not been asked to yield when this returns:
// who is back in C before Go's monitor asks (after ten milliseconds) is not asked there.
enum { SOON_NS = 5000000 };
static void yield(void) {
	struct timespec now;
	long long then;
	do {
		then = gbYield();
		clock_gettime(CLOCK_REALTIME, &now);
	} while (now.tv_sec * 1000000000ll + now.tv_nsec - then > SOON_NS);
}

static int forks(void) { return thread_self && thread_self->forking; }

// Called by fork itself, after all of CPython's hooks: those that are written in
// Python let other threads have the GIL, and these may have left it again in
// compiled code or woken a thread of Go's. From here on nothing does.
static void before_fork(void) {
	if (!forks())
		return; // the child will be another program
	while (gb_others_running(thread_self)) {
		ask();
		wait_a_little(20);
	}
	if (gb_scheduler_known()) {
		gb_stop_scheduler();
		return;
	}
	if (!stranded)
		yield();
	settle();
}

// What Go keeps for threads of C that have ended (an M) is given to later ones, with
// a request to yield if Go's monitor made one when the thread was gone already. In a
// child the next would hand over to a thread that is gone. So each is taken once
// and yields, and is let go when the monitor has had its look and sleeps.
enum { REFRESHED = 256, REFRESH_STACK = 256 << 10 };
static struct {
	pthread_mutex_t lock;
	pthread_cond_t end;
	int yielded, ended;
} fresh = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0};

static void *refresh(void *unused) {
	(void)unused;
	yield();
	pthread_mutex_lock(&fresh.lock);
	fresh.yielded++;
	while (!fresh.ended)
		pthread_cond_wait(&fresh.end, &fresh.lock);
	pthread_mutex_unlock(&fresh.lock);
	return NULL;
}

static int have_yielded(void) {
	pthread_mutex_lock(&fresh.lock);
	int n = fresh.yielded;
	pthread_mutex_unlock(&fresh.lock);
	return n;
}

void gb_refresh_threads(int n) {
	pthread_t made[REFRESHED];
	int count = 0;
	sigset_t all, before;
	pthread_attr_t small;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, REFRESH_STACK);
	fresh.yielded = fresh.ended = 0;
	while (count < n && count < REFRESHED && !pthread_create(&made[count], &small, refresh, NULL))
		count++;
	while (have_yielded() < count)
		wait_a_little(20);
	settle();
	pthread_mutex_lock(&fresh.lock);
	fresh.ended = 1;
	pthread_cond_broadcast(&fresh.end);
	pthread_mutex_unlock(&fresh.lock);
	for (int i = 0; i < count; i++)
		pthread_join(made[i], NULL);
	pthread_attr_destroy(&small);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void gb_forking(int more) { thread_self->forking += more; }

static void in_parent(void) {
	if (forks() && gb_scheduler_known())
		gb_continue_scheduler();
}

static void in_child(void) {
	if (forks() && gb_scheduler_known())
		gb_mend_scheduler();
}

int gb_fork_init(void) { return pthread_atfork(before_fork, in_parent, in_child); }

// The thread counts as running until it is here: on the way it may hold one of
// Go's locks, which a fork must not copy.
void gb_return_to_gil(Thread *self, uintptr_t state) {
	__atomic_store_n(&self->nogil, 0, __ATOMIC_SEQ_CST);
	PyEval_RestoreThread((PyThreadState *)state);
}

void gb_go_on(void) { __atomic_sub_fetch(&gb_stopping, 1, __ATOMIC_SEQ_CST); }

void gb_stand_by(Thread *self) {
	for (;;) {
		__atomic_store_n(&self->nogil, 0, __ATOMIC_SEQ_CST);
		while (gb_stopping || gb_closing)
			wait_a_little(50);
		__atomic_store_n(&self->nogil, 1, __ATOMIC_SEQ_CST);
		if (!__atomic_load_n(&gb_stopping, __ATOMIC_SEQ_CST))
			return;
	}
}
