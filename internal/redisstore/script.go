package redisstore

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

//go:embed lua/*.lua
var luaFiles embed.FS

// script gives the script lua/<name>.lua. A name without a file is a mistake of the programmer and panics at start.
func script(name string) *redis.Script {
	src, err := luaFiles.ReadFile(path.Join("lua", name+".lua"))
	if err != nil {
		panic(fmt.Sprintf("redisstore: no script %s: %v", name, err))
	}
	return redis.NewScript(string(src))
}

// call is one run of a script.
type call struct {
	script *redis.Script
	keys   []string // all in one slot
	args   []any
}

// run runs one script on the client for writing. A server that does not know the script gets it. In a cluster go-redis
// repeats a command whose answer was lost: a script whose second run would answer differently gets the name of the
// attempt.
func (s *Store) run(ctx context.Context, c call) *redis.Cmd {
	return c.script.Run(ctx, s.write, c.keys, c.args...)
}

// replicaWait is how long a replica may take to have what must not get lost. One that is away holds nobody up for
// longer.
const replicaWait = 200 * time.Millisecond

// runReplicated runs one script like run. Where sentinels would put a replica in the server's place, it first waits for
// the replica to have the result.
func (s *Store) runReplicated(ctx context.Context, c call) *redis.Cmd {
	server, one := s.write.(*redis.Client)
	if !s.watched || !one {
		return s.run(ctx, c)
	}
	conn := server.Conn() // it is waited for what was written on the same connection
	defer func() { _ = conn.Close() }()
	result := c.script.Run(ctx, conn, c.keys, c.args...)
	if result.Err() != nil {
		return result
	}
	replicas, err := conn.Wait(ctx, 1, replicaWait).Result()
	if err != nil { // the server may be dying
		result.SetErr(err)
	} else if replicas == 0 {
		s.log.WarnContext(ctx, "no replica of redis has what was stored: it is lost if the server dies now")
	}
	return result
}

// runAll runs many scripts in one pipeline and gives their results in order; the error is the first of theirs. Calls
// that a server refused because it does not know the script (after a restart or a failover) ran nothing, so they are
// repeated once the scripts are loaded.
func (s *Store) runAll(ctx context.Context, calls []call) ([]*redis.Cmd, error) {
	results := make([]*redis.Cmd, len(calls))
	all := make([]int, len(calls))
	for i := range calls {
		all[i] = i
	}
	s.pipeline(ctx, calls, all, results)
	var unknown []int
	for i, r := range results {
		if redis.HasErrorPrefix(r.Err(), "NOSCRIPT") {
			unknown = append(unknown, i)
		}
	}
	if len(unknown) > 0 {
		s.log.WarnContext(ctx, "the store forgot its scripts: loading them again", "calls", len(unknown))
		if err := s.loadScripts(ctx); err != nil {
			return nil, err
		}
		s.pipeline(ctx, calls, unknown, results)
	}
	for _, r := range results {
		if err := r.Err(); err != nil && err != redis.Nil { //nolint:errorlint // go-redis gives the bare value
			return results, err //nolint:wrapcheck // the caller names the operation
		}
	}
	return results, nil
}

// pipeline runs the chosen calls in one pipeline and puts their results in place.
func (s *Store) pipeline(ctx context.Context, calls []call, chosen []int, results []*redis.Cmd) {
	pipe := s.write.Pipeline()
	for _, i := range chosen {
		results[i] = calls[i].script.EvalSha(ctx, pipe, calls[i].keys, calls[i].args...)
	}
	_, _ = pipe.Exec(ctx) // every result carries its own error
}

// loadScripts makes every master know every script, also the ones of a cluster that hold nothing yet.
func (s *Store) loadScripts(ctx context.Context) error {
	files, err := fs.Glob(luaFiles, "lua/*.lua")
	if err != nil {
		return fmt.Errorf("list scripts: %w", err)
	}
	return s.eachMaster(ctx, func(ctx context.Context, master redis.Cmdable) error {
		for _, file := range files {
			src, err := luaFiles.ReadFile(file)
			if err != nil {
				return fmt.Errorf("read %s: %w", file, err)
			}
			if err := master.ScriptLoad(ctx, string(src)).Err(); err != nil {
				return failure(err, "load script %s", strings.TrimPrefix(file, "lua/"))
			}
		}
		return nil
	})
}

// eachMaster calls do with every master: the one server, or all of a cluster, several at a time.
func (s *Store) eachMaster(ctx context.Context, do func(context.Context, redis.Cmdable) error) error {
	cluster, ok := s.write.(*redis.ClusterClient)
	if !ok {
		return do(ctx, s.write)
	}
	err := cluster.ForEachMaster(ctx, func(ctx context.Context, c *redis.Client) error { return do(ctx, c) })
	return failure(err, "ask every master")
}
