package app

import (
	"sync"

	"kiezbot/internal/kiez"
)

// lanes run the work of one chat in order and different chats side by side. A chat that has to wait holds up nobody
// else. Each busy chat has a goroutine, which ends when its work is done; how many are busy is bounded by whoever puts
// work in.
type lanes struct {
	mu   sync.Mutex
	work map[kiez.ChatID][]func()
	busy sync.WaitGroup
}

func newLanes() *lanes { return &lanes{work: map[kiez.ChatID][]func(){}} }

// put appends a job to the chat's lane.
func (l *lanes) put(chat kiez.ChatID, job func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue, running := l.work[chat]
	l.work[chat] = append(queue, job)
	if !running {
		l.busy.Add(1)
		go l.run(chat)
	}
}

func (l *lanes) run(chat kiez.ChatID) {
	defer l.busy.Done()
	for {
		l.mu.Lock()
		queue := l.work[chat]
		if len(queue) == 0 {
			delete(l.work, chat)
			l.mu.Unlock()
			return
		}
		job := queue[0]
		l.work[chat] = queue[1:]
		l.mu.Unlock()
		job()
	}
}

// wait blocks until every lane is empty.
func (l *lanes) wait() { l.busy.Wait() }
