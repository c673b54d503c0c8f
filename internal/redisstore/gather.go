package redisstore

import (
	"context"
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

// gatherer sends the commands of many goroutines in one pipeline: those that come while others are on their way wait
// for these, and then go together. Each caller still has a command of its own and its own answer. Where nobody else is
// on the way a command goes at once, as if there were no gatherer.
type gatherer struct {
	client redis.UniversalClient

	mu      sync.Mutex
	flying  int
	waiting []*gathered
}

// gathered is a command that waits for its batch.
type gathered struct {
	cmd   redis.Cmder
	batch []*gathered   // where it is this one's turn to send: its own command and others
	ready chan struct{} // closed when the command is answered, or it is its turn
}

// gather makes the client gather its commands.
func gather(client redis.UniversalClient) { client.AddHook(&gatherer{client: client}) }

// gathers reports whether a command is short, waits for nothing in the server, and has a key.
func gathers(cmd redis.Cmder) bool {
	switch cmd.Name() {
	case "get", "hget", "hgetall", "evalsha":
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
		own := &gathered{cmd: cmd}
		if g.join(own) && !g.await(ctx, own) {
			return cmd.Err()
		}
		defer g.pass()
		if len(own.batch) <= 1 {
			return next(ctx, cmd)
		}
		g.send(ctx, own)
		return cmd.Err()
	}
}

// join reports whether the command has to wait.
func (g *gatherer) join(own *gathered) (waits bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.flying < batchesAtOnce {
		g.flying++
		return false
	}
	own.ready = make(chan struct{})
	g.waiting = append(g.waiting, own)
	return true
}

// await reports whether it has become the command's turn to send; false: it has its answer, or ctx has ended before it
// was part of a batch.
func (g *gatherer) await(ctx context.Context, own *gathered) (turn bool) {
	select {
	case <-own.ready:
		return own.batch != nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	at := slices.Index(g.waiting, own)
	if at >= 0 {
		g.waiting = slices.Delete(g.waiting, at, at+1)
	}
	g.mu.Unlock()
	if at >= 0 {
		own.cmd.SetErr(ctx.Err())
		return false
	}
	<-own.ready // it is on its way, and somebody writes into it
	return own.batch != nil
}

// pass lets the next batch go.
func (g *gatherer) pass() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waiting) == 0 {
		g.flying--
		return
	}
	n := min(len(g.waiting), mostGathered)
	next := g.waiting[0]
	next.batch = g.waiting[:n:n]
	g.waiting = slices.Clone(g.waiting[n:])
	close(next.ready)
}

// send sends the batch of own, and tells the others that they have their answers. It does not end with the context of
// one of them; how long it may take, the client knows.
func (g *gatherer) send(ctx context.Context, own *gathered) {
	defer func() {
		for _, other := range own.batch[1:] {
			close(other.ready)
		}
	}()
	ctx = context.WithoutCancel(ctx)
	pipe := g.client.Pipeline()
	for _, one := range own.batch {
		_ = pipe.Process(ctx, one.cmd) // only queues it
	}
	_, _ = pipe.Exec(ctx) // every command carries its own error
}

// DialHook leaves dialing as it is.
func (g *gatherer) DialHook(next redis.DialHook) redis.DialHook { return next }

// ProcessPipelineHook leaves pipelines as they are.
func (g *gatherer) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return next
}
