package handlers_test

import (
	"context"
	"errors"

	"kiezbot/internal/kiez"
)

// translator says of a text what it would become, until the service fails.
type translator struct {
	fails bool
}

func (t *translator) Translate(_ context.Context, text string, from, to kiez.Lang) (string, error) {
	if t.fails {
		return "", errors.New("the service fails")
	}
	return string(from) + ">" + string(to) + ": " + text, nil
}
