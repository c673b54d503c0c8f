package redisstore

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// slowLine holds up single commands below the gatherer until it is open, and notes the pipelines.
type slowLine struct {
	arrived chan struct{} // one for each single command
	open    chan struct{}
	mu      sync.Mutex
	batches []int // commands in each pipeline
}

func (*slowLine) DialHook(next redis.DialHook) redis.DialHook { return next }

func (l *slowLine) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		if gathers(cmd) { // else it is what the client says on a new connection
			l.arrived <- struct{}{}
			<-l.open
		}
		return next(ctx, cmd)
	}
}

func (l *slowLine) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		if gathers(cmds[0]) {
			l.mu.Lock()
			l.batches = append(l.batches, len(cmds))
			l.mu.Unlock()
		}
		return next(ctx, cmds)
	}
}

// queue is a gatherer whose line is full, and behind it commands that wait.
type queue struct {
	*testing.T
	*gatherer
	line *slowLine
	all  sync.WaitGroup
}

// newQueue makes a queue in front of a server with the fields 0 to n-1 of one hash.
func newQueue(t *testing.T, url string, n int) *queue {
	t.Helper()
	s := openStore(t, url)
	for i := range n {
		must(t, s.write.HSet(t.Context(), "hash", strconv.Itoa(i), i).Err())
	}
	options, err := parseURL(url)
	must(t, err)
	client := redis.NewUniversalClient(options)
	t.Cleanup(func() { _ = client.Close() })
	q := &queue{T: t, gatherer: &gatherer{client: client}}
	q.line = &slowLine{arrived: make(chan struct{}, batchesAtOnce+1), open: make(chan struct{})}
	client.AddHook(q.gatherer)
	client.AddHook(q.line)
	for range batchesAtOnce {
		q.ask(t.Context(), 1, nil)
		<-q.line.arrived
	}
	return q
}

// ask sends n commands; each has to end with its own answer, or with the error want.
func (q *queue) ask(ctx context.Context, n int, want error) {
	for i := range n {
		q.all.Go(func() {
			got, err := q.client.HGet(ctx, "hash", strconv.Itoa(i)).Int()
			if !errors.Is(err, want) || err == nil && got != i {
				q.Errorf("command %d has the answer %d, %v", i, got, err)
			}
		})
	}
}

// wait blocks until so many commands wait.
func (q *queue) wait(n int) {
	q.Helper()
	eventually(q, func() bool {
		q.mu.Lock()
		defer q.mu.Unlock()
		return len(q.waiting) == n
	})
}

// finish opens the line, and compares the sizes of the pipelines when everything is answered.
func (q *queue) finish(want ...int) {
	q.Helper()
	close(q.line.open)
	q.all.Wait()
	slices.Sort(q.line.batches)
	if !slices.Equal(q.line.batches, want) {
		q.Errorf("batches of %d, want %d", q.line.batches, want)
	}
	if q.flying != 0 {
		q.Errorf("%d batches are on their way at the end", q.flying)
	}
}

// Commands that come while others are on their way go together, and each gets its own answer.
func TestCommandsGoTogether(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		const n = 2*mostGathered + 1
		q := newQueue(t, url, n)
		q.ask(t.Context(), n, nil)
		q.wait(n)
		q.finish(mostGathered, mostGathered) // and one alone
	})
}

// Who is about to send takes along what comes until then, though another batch could be on its way; then that one goes.
func TestCommandsComeAlong(t *testing.T) {
	t.Parallel()
	var g gatherer
	first, second, third := new(gathered), new(gathered), new(gathered)
	if g.join(first) || !g.join(second) {
		t.Fatal("the first has to send, the second to wait")
	}
	if others := g.take(); len(others) != 1 || others[0] != second {
		t.Fatalf("%d commands come along, want the second", len(others))
	}
	if g.join(third) || g.flying != 2 {
		t.Errorf("with %d batches on their way the third waits", g.flying)
	}
	g.take()
	g.pass()
	g.pass()
	if g.flying != 0 || g.collecting {
		t.Errorf("%d batches are on their way at the end", g.flying)
	}
}

// Who waits does not wait longer than its context lasts, and takes nobody along.
func TestGatheredCommandGivenUp(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		q := newQueue(t, url, 5)
		impatient, giveUp := context.WithCancel(t.Context())
		q.ask(impatient, 5, context.Canceled)
		q.wait(5)
		giveUp()
		q.wait(0)
		q.ask(t.Context(), 4, nil)
		q.wait(4)
		q.finish(4)
	})
}

// A batch is waited for as long as anybody does who has a command in it.
func TestBatchGivenUp(t *testing.T) {
	t.Parallel()
	first, firstEnds := context.WithCancel(t.Context())
	second, secondEnds := context.WithCancel(t.Context())
	ctx, stop := untilAllEnd([]*gathered{{ctx: first}, {ctx: second}})
	defer stop()
	firstEnds()
	if ctx.Err() != nil {
		t.Error("one of two gave up, and took the other along")
	}
	secondEnds()
	<-ctx.Done()
}

// Where the server is away every command learns it.
func TestGatheredCommandsFailTogether(t *testing.T) {
	t.Parallel()
	server := redistest.NewServer(t)
	s := openStore(t, server.URL())
	server.Stop()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := NewPeople(s).Person(t.Context(), 1); !errors.Is(err, kiez.ErrStore) {
				t.Errorf("error %v of a server that is away", err)
			}
		})
	}
	all.Wait()
}
