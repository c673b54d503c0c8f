package app

import (
	"context"
	"log/slog"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/translate"
)

// translator asks the translation service, and notes when it fails.
type translator struct {
	service *translate.Client
	log     *slog.Logger
}

// translator gives whoever translates; nil: the operator has not set up a service.
func (o Options) translator() handlers.Translator {
	if o.TranslateURL == "" {
		return nil
	}
	return translator{service: translate.New(o.TranslateURL, o.TranslateKey), log: o.Log}
}

// Translate gives a plain text in another language.
func (t translator) Translate(ctx context.Context, text string, from, to kiez.Lang) (string, error) {
	translated, err := t.service.Translate(ctx, text, from, to)
	if err != nil {
		t.log.WarnContext(ctx, "translate", "err", err)
	}
	return translated, err
}
