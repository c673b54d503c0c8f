package redisstore

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

// Observer is told how the server does.
type Observer struct {
	// Took is told how long a command, or a pipeline of them, took. A read that waits for something to come tells
	// nothing.
	Took func(time.Duration)
	// Failed is told of every command that failed: unfit, because the server was away or could not work, else because it
	// refused the command. That there is nothing under a key, or a script to be loaded, is no failure.
	Failed func(unfit bool)
}

// observing is a hook of go-redis around every command.
type observing struct{ Observer }

// DialHook leaves connecting as it is: what waits for the connection fails too.
func (o observing) DialHook(next redis.DialHook) redis.DialHook { return next }

// ProcessHook looks at a single command.
func (o observing) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		began := time.Now()
		err := next(ctx, cmd)
		if cmd.Name() != "xreadgroup" {
			o.Took(time.Since(began))
		}
		o.note(err)
		return err
	}
}

// ProcessPipelineHook looks at a pipeline.
func (o observing) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		began := time.Now()
		err := next(ctx, cmds)
		o.Took(time.Since(began))
		for _, cmd := range cmds {
			o.note(cmd.Err())
		}
		return err
	}
}

func (o observing) note(err error) {
	switch {
	case err == nil, errors.Is(err, redis.Nil), errors.Is(err, context.Canceled):
	case redis.HasErrorPrefix(err, "NOSCRIPT"), redis.HasErrorPrefix(err, "NOGROUP"),
		redis.HasErrorPrefix(err, "BUSYGROUP"):
	default:
		o.Failed(!refused(err))
	}
}
