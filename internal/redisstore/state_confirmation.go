package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// confirmationLine is a fact of the content that staff found still right.
type confirmationLine struct {
	Kind string `json:"kind"`
	Fact string `json:"fact"`
	kiez.Confirmation
}

// confirmationState carries what staff confirmed.
func confirmationState(s *Store) StateKind {
	upkeep := NewUpkeep(s)
	return stateKind("confirmation", []string{"{upkeep}:confirmed", "{upkeep}:version"}, upkeep.export, upkeep.add)
}

// export emits all confirmations by fact.
func (u *Upkeep) export(ctx context.Context, emit func(confirmationLine) error) error {
	all, _, err := u.All(ctx)
	if err != nil {
		return err
	}
	for _, fact := range slices.Sorted(maps.Keys(all)) {
		if err := emit(confirmationLine{Kind: "confirmation", Fact: fact, Confirmation: all[fact]}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the confirmation.
func (l confirmationLine) check() error {
	switch {
	case l.Fact == "":
		return errors.New(`"fact" is missing`)
	case l.At.IsZero():
		return errors.New(`"at" is missing`)
	}
	return nil
}

// add stores confirmations of facts that nobody has confirmed here.
func (u *Upkeep) add(ctx context.Context, lines []confirmationLine) error {
	_, err := u.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for _, l := range lines {
			text, err := json.Marshal(l.Confirmation)
			if err != nil {
				return fmt.Errorf("confirm %s: %w", l.Fact, err)
			}
			p.HSetNX(ctx, u.s.keys.confirmed(), l.Fact, text)
		}
		p.Incr(ctx, u.s.keys.confirmedVersion())
		return nil
	})
	return failure(err, "add %d confirmations", len(lines))
}
