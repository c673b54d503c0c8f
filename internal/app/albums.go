package app

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/redisstore"
)

// albumLife is how long after its first photo the last of an album may come.
const albumLife = 10 * time.Minute

// albums remembers which albums have been answered, without the person.
type albums struct {
	gate *redisstore.Gate
}

// First reports whether no message of this album came before.
func (a albums) First(ctx context.Context, album string) (bool, error) {
	first, err := a.gate.Enter(ctx, "album:"+album, albumLife)
	if err != nil {
		return false, fmt.Errorf("album %s: %w", album, err)
	}
	return first, nil
}
