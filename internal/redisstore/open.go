// Package redisstore keeps everything the bot has to remember in Redis or Valkey: people and their subscriptions,
// dialogues, incoming updates, the staff's events, the pace of sending. It alone speaks Redis, with commands that Redis
// 7.0, Valkey and miniredis share. It decides nothing: what is due, who may do what and what is said lies elsewhere.
package redisstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"kiezbot/internal/kiez"
)

// Options say which store to open and how long it keeps what has a limited life.
type Options struct {
	URL       string        // see CheckURL
	Prefix    string        // first part of every key; empty: "kiez"
	Secret    []byte        // without it nobody can tell who asked, see Asked
	Retention time.Duration // life of suppressed people and of updates that failed; 0: 30 days
	Log       *slog.Logger  // nil: nothing is logged
	Observer  *Observer     // nil: nobody looks
}

// Store is an open connection to Redis. It is safe for concurrent use.
type Store struct {
	read      redis.UniversalClient // repeats a command whose answer was lost
	write     redis.UniversalClient // does not, for it may have been carried out; go-redis does so in a cluster
	watched   bool                  // by sentinels: if the server dies, its replica goes on
	keys      keys
	secret    []byte
	retention time.Duration
	log       *slog.Logger
}

// Open connects, asks the server whether it answers and loads the scripts. The error never shows the password; one
// that a working server would not have wraps kiez.ErrStore.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Prefix == "" {
		o.Prefix = "kiez"
	}
	if !regexp.MustCompile(`^[A-Za-z0-9._:-]+$`).MatchString(o.Prefix) {
		return nil, fmt.Errorf("prefix %q of the keys: only letters, digits and . _ : - are allowed", o.Prefix)
	}
	if o.Retention == 0 {
		o.Retention = 30 * 24 * time.Hour
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	reading, err := parseURL(o.URL)
	if err != nil {
		return nil, err
	}
	tune(reading)
	writing := *reading
	writing.MaxRetries = -1
	s := &Store{
		read:      redis.NewUniversalClient(reading),
		write:     redis.NewUniversalClient(&writing),
		watched:   reading.MasterName != "",
		keys:      keys{prefix: o.Prefix},
		secret:    o.Secret,
		retention: o.Retention,
		log:       o.Log,
	}
	gather(s.read)
	gather(s.write)
	if o.Observer != nil {
		s.read.AddHook(observing{*o.Observer})
		s.write.AddHook(observing{*o.Observer})
	}
	if err := s.Ping(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.loadScripts(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// tune sets what go-redis would choose differently.
func tune(o *redis.UniversalOptions) {
	o.DialTimeout, o.ReadTimeout, o.WriteTimeout = 2*time.Second, 2*time.Second, 2*time.Second
	o.DialerRetries = 2             // a caller with a deadline learns soon that the server is away
	o.ContextTimeoutEnabled = true  // otherwise a deadline of the caller counts for nothing
	o.Protocol = 2                  // with 3 every command looks first whether the server has pushed something
	o.DisableIdentity = true        // Redis 7.0 counts the introduction as an error
	o.PoolSize = 32                 // connections are opened when needed; far above what the lanes use at once
	o.PoolTimeout = 3 * time.Second // a little more than a command may take
	o.PipelinePoolSize = -1         // pipelines are few: they share the pool
	o.MaxRetries, o.MaxRetryBackoff = 2, time.Second/4
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

// LogLibrary sends what go-redis itself has to say, such as failed connections, to log. The library has one logger for
// the whole process: call it once, before Open.
func LogLibrary(log *slog.Logger) { redis.SetLogger(libraryLog{log}) }

// libraryLog is a logger as go-redis wants it.
type libraryLog struct{ log *slog.Logger }

// Printf logs one line of go-redis.
func (l libraryLog) Printf(ctx context.Context, format string, args ...any) {
	l.log.WarnContext(ctx, "redis client", "message", fmt.Sprintf(format, args...))
}

// Ping asks whether the server answers.
func (s *Store) Ping(ctx context.Context) error {
	return failure(s.read.Ping(ctx).Err(), "ping")
}

// Pool counts the connections to the server, and those of them that nobody uses at the moment.
func (s *Store) Pool() (open, idle int) {
	for _, pool := range []*redis.PoolStats{s.read.PoolStats(), s.write.PoolStats()} {
		open, idle = open+int(pool.TotalConns), idle+int(pool.IdleConns)
	}
	return open, idle
}

// Close closes all connections.
func (s *Store) Close() error {
	return failure(errors.Join(s.read.Close(), s.write.Close()), "close")
}

// failure names the operation of an error, and wraps kiez.ErrStore unless the server understood and refused the
// command, or the caller gave up. It keeps nil.
func failure(err error, operation string, args ...any) error {
	if err == nil {
		return nil
	}
	operation = fmt.Sprintf(operation, args...)
	if errors.Is(err, kiez.ErrStore) || errors.Is(err, context.Canceled) || refused(err) {
		return fmt.Errorf("%s: %w", operation, err)
	}
	return fmt.Errorf("%s: %w: %w", operation, kiez.ErrStore, err)
}

// refused reports whether the server answered, and was in a state to do its work.
func refused(err error) bool {
	if _, answered := errors.AsType[redis.Error](err); !answered {
		return false
	}
	for _, state := range []string{
		"LOADING", "CLUSTERDOWN", "MASTERDOWN", "READONLY", "MISCONF", "NOREPLICAS", "TRYAGAIN", "OOM",
	} {
		if redis.HasErrorPrefix(err, state) {
			return false
		}
	}
	return true
}
