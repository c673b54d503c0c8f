package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

const (
	// AuditLife is how long it is kept what staff did.
	AuditLife = 180 * day
	// sameAct is how long the same act again is the same: whoever chooses the areas of a draft taps ten times.
	sameAct = 10 * time.Minute
)

var actAddScript = script("act_add")

// Audit keeps what staff did.
type Audit struct {
	s *Store
}

// NewAudit makes the repository of acts.
func NewAudit(s *Store) *Audit { return &Audit{s: s} }

// actEntry is an act as it is stored. The moment is last, for the script compares what comes before it.
type actEntry struct {
	Kind  kiez.ActKind `json:"act"`
	About string       `json:"about,omitempty"`
	By    kiez.UserID  `json:"by"`
	At    time.Time    `json:"at"`
}

// Record notes an act. The same by the same person within ten minutes is noted once, with the later moment. What is 180
// days older is dropped.
func (a *Audit) Record(ctx context.Context, act kiez.Act) error {
	text, err := actText(act)
	if err != nil {
		return err
	}
	moment := strings.LastIndex(text, `"at":`)
	_, err = a.s.run(ctx, call{
		script: actAddScript, keys: []string{a.s.keys.acts()},
		args: []any{
			text[:moment], text[moment:], act.At.UnixMilli(), sameAct.Milliseconds(), AuditLife.Milliseconds(),
		},
	}).Result()
	return failure(err, "note act %s", act.Kind)
}

// Acts lists what was done from since on, newest first.
func (a *Audit) Acts(ctx context.Context, since time.Time) ([]kiez.Act, error) {
	texts, err := a.s.read.ZRevRangeByScore(ctx, a.s.keys.acts(), &redis.ZRangeBy{
		Min: strconv.FormatInt(since.UnixMilli(), 10), Max: "+inf",
	}).Result()
	if err != nil {
		return nil, failure(err, "list acts")
	}
	acts := make([]kiez.Act, len(texts))
	for i, text := range texts {
		var entry actEntry
		if err := json.Unmarshal([]byte(text), &entry); err != nil {
			return nil, fmt.Errorf("read stored act: %w", err)
		}
		acts[i] = kiez.Act(entry)
	}
	return acts, nil
}

// Prune drops what is older than 180 days at now.
func (a *Audit) Prune(ctx context.Context, now time.Time) error {
	oldest := strconv.FormatInt(now.Add(-AuditLife).UnixMilli(), 10)
	err := a.s.write.ZRemRangeByScore(ctx, a.s.keys.acts(), "-inf", "("+oldest).Err()
	return failure(err, "prune acts")
}

// actText is the stored form of an act.
func actText(act kiez.Act) (string, error) {
	act.At = act.At.UTC().Truncate(time.Millisecond)
	text, err := json.Marshal(actEntry(act))
	if err != nil {
		return "", fmt.Errorf("note act %s: %w", act.Kind, err)
	}
	return string(text), nil
}
