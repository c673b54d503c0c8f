package handlers_test

import "context"

// albums remembers which albums it was asked about.
type albums map[string]bool

func (a albums) First(_ context.Context, album string) (bool, error) {
	before := a[album]
	a[album] = true
	return !before, nil
}
