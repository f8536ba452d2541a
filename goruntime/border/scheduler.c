#define _GNU_SOURCE
#include "scheduler.h"
#include "thread.h"
#include "_cgo_export.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

static Scheduler go; // record is 0 where it is not known
static uintptr_t forker; // the record of the thread that forks
static uintptr_t spare; // the list's head, while it is held
static int mended, held;

#define IN(type, field) (*(volatile type *)(go.record + go.field))
#define AT(type, field) (*(volatile type *)go.field)

// Without a key for thread-specific data Go takes a thread's record back whenever that
// returns to C, and with it the P by which the forking thread alone may go on.
int gb_scheduler_known(void) { return go.record != 0 && gb_keys_left; }
int gb_scheduler_mended(void) { return mended; }

// The list's links in the record of an idle thread: the one before and the one after.
static uintptr_t *links_of(uintptr_t thread) { return (uintptr_t *)(thread + *(uintptr_t *)(go.record + go.links)); }

static int idle_list_is_whole(void) {
	int n = 0, count = IN(int32_t, idle_count);
	for (uintptr_t t = IN(uintptr_t, idle); t && n <= count; t = links_of(t)[1])
		n++;
	return n == count;
}

// Of Go's locks the lowest bit says that it is taken; who takes and releases it next wakes who waits.
// Threads of C that begin or end in Go share a list of records, whose head may say so too.
enum { LOCKED = 1 };

static int take(uintptr_t *word, uintptr_t *was) {
	*was = __atomic_load_n(word, __ATOMIC_SEQ_CST);
	return !(*was & LOCKED) && __atomic_compare_exchange_n(word, was, LOCKED, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void release_lock(void) { __atomic_and_fetch((uint8_t *)(go.record + go.lock), (uint8_t)~LOCKED, __ATOMIC_SEQ_CST); }

static int take_lock(void) {
	uintptr_t free = 0;
	return __atomic_compare_exchange_n((uintptr_t *)(go.record + go.lock), &free, LOCKED, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

// Keeps the scheduler as it is while the world is stopped. Who is on the way to sleep, and
// whom a timer wakes, wait for the lock and have nothing else; so does the monitor.
static int hold(void) {
	if (!take_lock())
		return 0;
	if (!AT(uintptr_t, procs_lock) && !IN(uintptr_t, monitor_works) && !IN(int32_t, spinning) && take((uintptr_t *)go.spare, &spare))
		return 1;
	release_lock();
	return 0;
}

static void let_go(void) {
	if (!held)
		return;
	held = 0;
	__atomic_store_n((uintptr_t *)go.spare, spare, __ATOMIC_SEQ_CST);
	release_lock();
}

enum { PATIENCE = 20000, STEP_NS = 10000 };

static int hold_soon(void) {
	struct timespec step = {0, STEP_NS};
	int got = 0;
	for (int i = 0; i < PATIENCE && !(got = hold()); i++)
		nanosleep(&step, NULL);
	return got;
}

// Where the record were another than is thought, this would hardly all be so.
int gb_scheduler_try(const Scheduler *known) {
	go = *known;
	int right = IN(uint8_t, stopping) == 1 && (held = hold_soon());
	right = right && IN(int32_t, idle_ps) == 0 && IN(uint8_t, monitor_waits) <= 1 && IN(uintptr_t, monitor_note) <= 1 && idle_list_is_whole();
	let_go();
	if (!right)
		go.record = 0;
	return right;
}

void gb_stop_scheduler(void) {
	forker = gbStopWorld();
	held = hold_soon();
}

void gb_continue_scheduler(void) {
	let_go();
	gbStartWorld();
}

// What Go waits for in the network is told by a file that a child shares with its parent,
// where each would take the other's events. With nothing in it but the file by which Go
// wakes itself, both are let go and Go makes new ones when it needs them; so may the
// child close all files, as daemons do. Else the child gets copies under the same numbers.
static void part_from_parent(void) {
	char path[64], line[256];
	int poller = AT(int32_t, poller), event = (int)AT(uintptr_t, event), others = 0, tfd;
	int fresh = epoll_create1(EPOLL_CLOEXEC), bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", poller);
	FILE *file = fopen(path, "re");
	while (file && fgets(line, sizeof line, file)) {
		struct epoll_event e;
		unsigned long long data;
		if (sscanf(line, "tfd: %d events: %x data: %llx", &tfd, &e.events, &data) != 3)
			continue;
		e.data.u64 = data;
		if (tfd == event)
			dup3(bell, event, O_CLOEXEC);
		else
			others++;
		epoll_ctl(fresh, EPOLL_CTL_ADD, tfd, &e);
	}
	if (file)
		fclose(file);
	AT(uint32_t, event_sent) = 0;
	if (others)
		dup3(fresh, poller, O_CLOEXEC);
	else {
		if (file) { // they are still what they were
			close(poller);
			close(event);
		}
		AT(int32_t, poller) = -1;
		AT(uintptr_t, event) = 0;
		AT(uint32_t, polling) = 0;
	}
	close(fresh);
	close(bell);
}

static void forget_idle_threads(void) {
	int count = IN(int32_t, idle_count);
	for (uintptr_t t = IN(uintptr_t, idle), next; t; t = next) {
		next = links_of(t)[1];
		links_of(t)[0] = links_of(t)[1] = 0;
	}
	IN(uintptr_t, idle) = 0;
	IN(int32_t, idle_count) = 0;
	IN(int64_t, freed) += count + IN(int32_t, system); // there is a limit to their number
	IN(int32_t, system) = 0;
}

static void forget_waiting_threads(void) {
	struct timespec now;
	let_go();
	IN(uintptr_t, lock) = 0;
	IN(uint8_t, monitor_waits) = 0;
	IN(uintptr_t, monitor_note) = 0;
	AT(uint8_t, template_waits) = 0;
	AT(uintptr_t, template_note) = 0;
	if (IN(int64_t, last_poll) == 0) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		IN(int64_t, last_poll) = now.tv_sec * 1000000000ll + now.tv_nsec;
		IN(int64_t, poll_until) = 0;
	}
}

enum { RESTART_STACK = 256 << 10 };

static void *restart(void *unused) {
	(void)unused;
	gbRestartScheduler();
	return NULL;
}

// From a thread of its own: the one that forked may be one that Go would have
// others start threads for, who are gone.
static int restarted(void) {
	pthread_t id;
	pthread_attr_t small;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, RESTART_STACK);
	int bad = pthread_create(&id, &small, restart, NULL);
	if (!bad)
		pthread_join(id, NULL);
	pthread_attr_destroy(&small);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return !bad;
}

void gb_mend_scheduler(void) {
	*(uint64_t *)(forker + go.thread_id) = gettid();
	forget_idle_threads();
	forget_waiting_threads();
	if (AT(uint32_t, polling))
		part_from_parent();
	gbStartWorld();
	mended = restarted();
}
