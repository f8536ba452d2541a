// What is done about Go's scheduler when a process forks (scheduler.go).
#ifndef GRUMPY_SCHEDULER_H
#define GRUMPY_SCHEDULER_H
#include <stdint.h>

// Where this version of Go keeps it: addresses (uintptr_t) and offsets from `record` (int).
typedef struct Scheduler {
	uintptr_t record;
	int last_poll, poll_until;    // of the network: 0 while a thread waits for it, and how long that does
	int lock;
	int idle, idle_count;         // the threads without work, a list
	int links;                    // holds where in a thread's record that list has its links
	int system, freed;            // how many threads schedule nothing, and how many are gone
	int idle_ps, spinning, stopping;
	int monitor_waits, monitor_note, monitor_works; // the last is a lock
	int thread_id;                // where a thread's record has the kernel's number of the thread
	uintptr_t procs_lock;
	uintptr_t spare;              // records for threads of C, a list
	uintptr_t template_waits, template_note; // of the thread that starts others
	uintptr_t polling, poller, event, event_sent; // whether the network is waited for, and with which files
} Scheduler;

int gb_scheduler_try(const Scheduler *known); // with the world stopped
int gb_scheduler_known(void);
void gb_stop_scheduler(void);    // when everything else is ready for the fork
void gb_continue_scheduler(void); // in the parent
void gb_mend_scheduler(void);    // in the child, before anything enters Go there
int gb_scheduler_mended(void);
#endif
