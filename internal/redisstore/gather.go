package redisstore

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/redis/go-redis/v9"
)

const (
	// batchesAtOnce is how many gathered batches a client has on their way: one that is slow holds up half of the others.
	batchesAtOnce = 2
	// mostGathered bounds what one batch sends before the first answer is read.
	mostGathered = 100
)

// gatherer sends the commands of many goroutines in one pipeline: who has a command while others are on their way waits
// for these, and whoever is about to send first lets all others run that can, and takes their commands along. Each
// caller still has a command of its own and its own answer. Where nobody else runs, a command goes at once, as if there
// were no gatherer.
type gatherer struct {
	client redis.UniversalClient

	mu         sync.Mutex
	flying     int  // batches on their way or being gathered
	collecting bool // somebody is about to take those that wait
	waiting    []*gathered
}

// gathered is a command that waits for its batch.
type gathered struct {
	cmd   redis.Cmder
	ctx   context.Context //nolint:containedctx // of the caller, who waits
	leads bool            // it is this one's turn to send
	ready chan struct{}   // closed when the command is answered, or it is its turn
}

// gather makes the client gather its commands.
func gather(client redis.UniversalClient) { client.AddHook(&gatherer{client: client}) }

// gathers reports whether a command is short, waits for nothing in the server, and has a key.
func gathers(cmd redis.Cmder) bool {
	switch cmd.Name() {
	case "get", "hget", "hgetall", "smembers", "evalsha":
		return true
	}
	return false
}

// ProcessHook gathers single commands.
func (g *gatherer) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		if !gathers(cmd) {
			return next(ctx, cmd)
		}
		own := &gathered{cmd: cmd, ctx: ctx}
		if g.join(own) && !g.await(own) {
			return cmd.Err()
		}
		defer g.pass()
		runtime.Gosched() // whoever has a command to send soon sends it with this one
		others := g.take()
		if len(others) == 0 {
			return next(ctx, cmd)
		}
		g.send(append(others, own)) //nolint:contextcheck // it minds the contexts of all
		return cmd.Err()
	}
}

// join reports whether the command has to wait.
func (g *gatherer) join(own *gathered) (waits bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.collecting && g.flying < batchesAtOnce {
		g.flying++
		g.collecting = true
		return false
	}
	own.ready = make(chan struct{})
	g.waiting = append(g.waiting, own)
	return true
}

// await reports whether it has become the command's turn to send; false: it has its answer, or its context has ended
// before it was part of a batch.
func (g *gatherer) await(own *gathered) (turn bool) {
	select {
	case <-own.ready:
		return own.leads
	case <-own.ctx.Done():
	}
	g.mu.Lock()
	at := slices.Index(g.waiting, own)
	if at >= 0 {
		g.waiting = slices.Delete(g.waiting, at, at+1)
	}
	g.mu.Unlock()
	if at >= 0 {
		own.cmd.SetErr(own.ctx.Err())
		return false
	}
	<-own.ready // it is on its way, and somebody writes into it
	return own.leads
}

// take gives the commands that go along with the one whose turn it is. If more are left, the next batch is gathered.
func (g *gatherer) take() (others []*gathered) {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := min(len(g.waiting), mostGathered-1)
	others, g.waiting = g.waiting[:n:n], slices.Clone(g.waiting[n:])
	g.collecting = false
	if g.flying < batchesAtOnce && g.appoint() {
		g.flying++
	}
	return others
}

// pass lets the next batch go.
func (g *gatherer) pass() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.collecting || !g.appoint() {
		g.flying--
	}
}

// appoint makes it the turn of the first that waits, if there is one.
func (g *gatherer) appoint() (turn bool) {
	if len(g.waiting) == 0 {
		return false
	}
	first := g.waiting[0]
	g.waiting = g.waiting[1:]
	g.collecting, first.leads = true, true
	close(first.ready)
	return true
}

// send sends a batch, and tells all but the last, who sends, that they have their answers.
func (g *gatherer) send(batch []*gathered) {
	ctx, stop := untilAllEnd(batch)
	defer stop()
	pipe := g.client.Pipeline()
	for _, one := range batch {
		_ = pipe.Process(ctx, one.cmd) // only queues it
	}
	_, _ = pipe.Exec(ctx) // every command carries its own error
	for _, other := range batch[:len(batch)-1] {
		close(other.ready)
	}
}

// untilAllEnd gives a context that ends when nobody waits for a command of the batch any more: one who gives up takes
// nobody along. How long it may take else, the client knows.
func untilAllEnd(batch []*gathered) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	watch := context.AfterFunc(batch[0].ctx, func() {
		for _, one := range batch[1:] {
			select {
			case <-one.ctx.Done():
			case <-ctx.Done(): // all have their answers
				return
			}
		}
		cancel()
	})
	return ctx, func() {
		watch()
		cancel()
	}
}

// DialHook leaves dialing as it is.
func (g *gatherer) DialHook(next redis.DialHook) redis.DialHook { return next }

// ProcessPipelineHook leaves pipelines as they are.
func (g *gatherer) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return next
}
