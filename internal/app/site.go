package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/web"
)

// site serves the event pages, if there is a port for them.
type site struct {
	handler http.Handler
	port    net.Listener // nil: none
	log     *slog.Logger
}

func newSite(o Options, dates agenda, files icalendar, in *hook, well *health) *site {
	pages := web.NewSite(web.SiteOptions{
		Agenda: dates, Texts: siteTexts{files}, Language: o.Language, Public: o.PublicURL,
		Now: func() time.Time { return o.Clock.Now().In(o.Location) }, Log: o.Log,
	})
	probes := web.NewProbes(web.ProbeOptions{
		Parts:   func(ctx context.Context) []web.Part { return well.parts(ctx, time.Now()) },
		Metrics: well.metrics.Handler(),
	})
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		mux.Handle(path, probes)
	}
	if in != nil {
		mux.Handle(hookPath, in.handler())
	}
	return &site{log: o.Log, handler: mux}
}

// open takes the port. Without an address the site stays closed.
func (s *site) open(ctx context.Context, address string) (err error) {
	if address == "" {
		return nil
	}
	var config net.ListenConfig
	if s.port, err = config.Listen(ctx, "tcp", address); err != nil {
		return fmt.Errorf("LISTEN_ADDR: %w", err)
	}
	return nil
}

// run serves until ctx ends.
func (s *site) run(ctx context.Context) error {
	if s.port == nil {
		return nil
	}
	return web.Serve(ctx, s.port, s.handler, s.log)
}

func (s *site) close() {
	if s.port != nil {
		_ = s.port.Close() // the server has closed it, unless it never started
	}
}

// siteTexts has the words of the event pages.
type siteTexts struct {
	icalendar
}

// Describe puts an event into the words of a language.
func (t siteTexts) Describe(e kiez.Event, lang kiez.Lang, now time.Time) web.EventText {
	s := t.sheet(e, lang, now)
	return web.EventText{
		Title: t.plain(lang, s.Title), When: t.plain(lang, s.When), Place: t.plain(lang, s.Place),
		Notes: t.plainAll(lang, s.Notes),
	}
}

// Words are the other words of the pages.
func (t siteTexts) Words(lang kiez.Lang) web.Words {
	say := func(key string) string { return t.plain(lang, kiez.Say(key, nil)) }
	return web.Words{
		Title: say("events.title"), None: say("events.none"), Gone: say("event.gone"), Fault: say("error.ours"),
		All: say("button.events"), AddToCalendar: say("button.add_to_calendar"), Feed: say("web.feed"),
		Languages: say("web.languages"), OwnName: say("language.name"),
	}
}
