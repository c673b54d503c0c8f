package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/fetch"
	"kiezbot/internal/kiez"
	"kiezbot/internal/telegram"
)

// importer reads calendar files from elsewhere.
type importer struct {
	telegram *telegram.Client
	web      *fetch.Client
	loc      *time.Location
}

func (o Options) importer(client *telegram.Client) importer {
	return importer{telegram: client, web: cmp.Or(o.Web, fetch.New()), loc: o.Location}
}

// FromChat reads a file that was sent to the bot.
func (i importer) FromChat(ctx context.Context, file kiez.SentFile) ([]kiez.Imported, error) {
	const limit = 1 << 20 // bytes, as from the web
	if file.Size > limit {
		return nil, kiez.Refuse("import.too_large", nil)
	}
	data, err := i.telegram.Download(ctx, file.ID, limit)
	if errors.Is(err, telegram.ErrNoFile) {
		return nil, kiez.Refuse("import.file_gone", nil)
	}
	if err != nil {
		return nil, fmt.Errorf("download calendar: %w", err)
	}
	return calendar.ReadICS(data, i.loc)
}

// FromWeb reads the file at an address.
func (i importer) FromWeb(ctx context.Context, address string) ([]kiez.Imported, error) {
	data, err := i.web.Get(ctx, address)
	if err != nil {
		return nil, err
	}
	return calendar.ReadICS(data, i.loc)
}
