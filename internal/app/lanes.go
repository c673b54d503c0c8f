package app

import (
	"sync"

	"kiezbot/internal/kiez"
)

// lanes run the work of one chat in order and different chats side by side. A chat that has to wait holds up nobody
// else: each busy chat has a goroutine of its own, which ends when its work is done, and a queue of bounded length.
type lanes struct {
	longest int
	mu      sync.Mutex
	work    map[kiez.ChatID][]func()
	busy    sync.WaitGroup
}

func newLanes(longest int) *lanes {
	return &lanes{longest: longest, work: map[kiez.ChatID][]func(){}}
}

// put appends a job to the chat's lane and gives its place among those that wait, from 1. It gives 0, and takes
// nothing, where too many jobs wait there already.
func (l *lanes) put(chat kiez.ChatID, job func()) (place int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue, running := l.work[chat]
	if len(queue) >= l.longest {
		return 0
	}
	l.work[chat] = append(queue, job)
	if !running {
		l.busy.Go(func() { l.run(chat) })
	}
	return len(queue) + 1
}

func (l *lanes) run(chat kiez.ChatID) {
	for {
		job, more := l.next(chat)
		if !more {
			return
		}
		job()
	}
}

func (l *lanes) next(chat kiez.ChatID) (job func(), more bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue := l.work[chat]
	if len(queue) == 0 {
		delete(l.work, chat)
		return nil, false
	}
	l.work[chat] = queue[1:]
	return queue[0], true
}

// wait blocks until every lane is empty.
func (l *lanes) wait() { l.busy.Wait() }
