package redisstore

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// actLine is something a member of staff did.
type actLine struct {
	Kind string `json:"kind"`
	actEntry
}

// actState carries what staff did.
func actState(s *Store) StateKind {
	audit := NewAudit(s)
	return stateKind("act", []string{"{audit}:acts"}, audit.export, audit.add)
}

// export emits all acts, the oldest first.
func (a *Audit) export(ctx context.Context, emit func(actLine) error) error {
	acts, err := a.Acts(ctx, time.Time{})
	if err != nil {
		return err
	}
	for _, act := range slices.Backward(acts) {
		if err := emit(actLine{Kind: "act", actEntry: actEntry(act)}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have noted it.
func (l actLine) check() error {
	switch {
	case l.actEntry.Kind == "":
		return errors.New(`"act" is missing`)
	case l.At.IsZero():
		return errors.New(`"at" is missing`)
	}
	return nil
}

// add stores acts; the same one twice is one.
func (a *Audit) add(ctx context.Context, lines []actLine) error {
	members := make([]redis.Z, len(lines))
	for i, l := range lines {
		text, err := actText(kiez.Act(l.actEntry))
		if err != nil {
			return err
		}
		members[i] = redis.Z{Score: float64(l.At.UnixMilli()), Member: text}
	}
	_, err := a.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.ZAdd(ctx, a.s.keys.acts(), members...)
		p.PExpire(ctx, a.s.keys.acts(), AuditLife)
		return nil
	})
	return failure(err, "add %d acts", len(lines))
}
