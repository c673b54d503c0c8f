package redisstore

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

const (
	// applicationLife is how long an application is kept after its last step, unless it is closed.
	applicationLife = 400 * 24 * time.Hour
	// codeTries is how many wrong codes somebody may try before codeLock.
	codeTries = 5
	codeLock  = time.Hour
)

var (
	applicationPutScript    = script("application_put")
	applicationTryScript    = script("application_try")
	applicationFollowScript = script("application_follow")
)

// Applications keeps the applications that residents follow by a code. Of a code only its hash is stored.
type Applications struct {
	s *Store
}

// NewApplications makes the repository of applications.
func NewApplications(s *Store) *Applications { return &Applications{s: s} }

// codeHash is what is stored of a code.
func codeHash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// Issue stores a new application under its ID, to be found by code.
func (a *Applications) Issue(ctx context.Context, app kiez.Application, code string) error {
	app.Rev = 0
	return a.put(ctx, app, codeHash(code), a.life(app))
}

// Save stores a changed application for as long again. If it was changed since it was read, nothing is stored and the
// error is kiez.ErrConflict.
func (a *Applications) Save(ctx context.Context, app kiez.Application) error {
	code, err := a.s.read.HGet(ctx, a.s.keys.application(app.ID), "code").Result()
	if errors.Is(err, redis.Nil) {
		return gone(app.ID)
	}
	if err != nil {
		return failure(err, "save application %s", app.ID)
	}
	return a.put(ctx, app, code, a.life(app))
}

// Recode gives an application another code; the one before finds nothing any more.
func (a *Applications) Recode(ctx context.Context, app kiez.Application, code string) error {
	return a.put(ctx, app, codeHash(code), a.life(app))
}

// life is how long an application is kept from now on.
func (a *Applications) life(app kiez.Application) time.Duration {
	if app.Closed() {
		return a.s.retention
	}
	return applicationLife
}

func (a *Applications) put(ctx context.Context, app kiez.Application, code string, life time.Duration) error {
	text, err := applicationText(app)
	if err != nil {
		return err
	}
	before, err := a.s.read.HGet(ctx, a.s.keys.application(app.ID), "code").Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return failure(err, "put application %s", app.ID)
	}
	if before == "" {
		before = code
	}
	k := a.s.keys
	stored, err := a.s.run(ctx, call{
		script: applicationPutScript,
		keys: []string{
			k.application(app.ID), k.applicationCode(code), k.followers(app.ID), k.applications(), k.applicationCode(before),
		},
		args: []any{app.Rev, app.ID, text, code, life.Milliseconds(), app.Last().At.UnixMilli()},
	}).Bool()
	if err != nil {
		return failure(err, "put application %s", app.ID)
	}
	if !stored {
		return fmt.Errorf("put application %s: %w", app.ID, kiez.ErrConflict)
	}
	return nil
}

// Application gives one application, or kiez.ErrNotFound.
func (a *Applications) Application(ctx context.Context, id string) (kiez.Application, error) {
	fields, err := a.s.read.HGetAll(ctx, a.s.keys.application(id)).Result()
	if err == nil && len(fields) == 0 {
		return kiez.Application{}, gone(id)
	}
	if err != nil {
		return kiez.Application{}, failure(err, "application %s", id)
	}
	var app kiez.Application
	if err := json.Unmarshal([]byte(fields["application"]), &app); err != nil {
		return kiez.Application{}, fmt.Errorf("read stored application %s: %w", id, err)
	}
	if app.Rev, err = strconv.Atoi(fields["rev"]); err != nil {
		return kiez.Application{}, fmt.Errorf("revision of application %s: %w", id, err)
	}
	return app, nil
}

// All gives all applications, the one with the newest step first.
func (a *Applications) All(ctx context.Context) ([]kiez.Application, error) {
	ids, err := a.ids(ctx)
	if err != nil {
		return nil, err
	}
	var all []kiez.Application
	for _, id := range ids {
		app, err := a.Application(ctx, id)
		if errors.Is(err, kiez.ErrNotFound) { // it has had its time
			if err := a.s.write.ZRem(ctx, a.s.keys.applications(), id).Err(); err != nil {
				return nil, failure(err, "drop application %s", id)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, app)
	}
	return all, nil
}

// ids lists the applications, the one with the newest step first; some may have had their time.
func (a *Applications) ids(ctx context.Context) ([]string, error) {
	ids, err := a.s.read.ZRevRange(ctx, a.s.keys.applications(), 0, -1).Result()
	return ids, failure(err, "list applications")
}

// applicationText is the stored form of an application. The revision stands beside it.
func applicationText(app kiez.Application) ([]byte, error) {
	app.Rev, app.Steps = 0, slices.Clone(app.Steps)
	for i := range app.Steps {
		app.Steps[i].At = app.Steps[i].At.UTC()
	}
	text, err := json.Marshal(app)
	if err != nil {
		return nil, fmt.Errorf("put application %s: %w", app.ID, err)
	}
	return text, nil
}

func gone(id string) error { return fmt.Errorf("application %s: %w", id, kiez.ErrNotFound) }
