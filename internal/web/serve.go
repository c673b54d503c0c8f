package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/sync/errgroup"
)

// mostConnections bounds what a flood can take of memory and files: Telegram opens 40 to deliver updates, and browsers
// a few each. More wait until somebody leaves, or is sent away for being slow.
const mostConnections = 1000

// Serve answers on l until ctx ends; then it finishes what is in hand, for at most five seconds.
func Serve(ctx context.Context, l net.Listener, handler http.Handler, log *slog.Logger) error {
	const last = 5 * time.Second
	server := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	group, stopped := errgroup.WithContext(ctx)
	group.Go(func() error {
		if err := server.Serve(netutil.LimitListener(l, mostConnections)); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve HTTP: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		<-stopped.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), last)
		defer cancel()
		if err := server.Shutdown(end); err != nil {
			return errors.Join(fmt.Errorf("stop HTTP server: %w", err), server.Close())
		}
		return nil
	})
	return group.Wait() //nolint:wrapcheck // they are
}
