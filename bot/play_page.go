package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

func newPage(handler http.Handler) *http.Server {
	return &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: handler}
}

// listen opens the page's port: the configured one, or 8080, or any that is free.
func listen(ctx context.Context, configured string) (net.Listener, error) {
	var config net.ListenConfig
	if configured != "" {
		l, err := config.Listen(ctx, "tcp", configured)
		if err != nil {
			return nil, fmt.Errorf("LISTEN_ADDR: %w", err)
		}
		return l, nil
	}
	if l, err := config.Listen(ctx, "tcp", "127.0.0.1:8080"); err == nil {
		return l, nil
	}
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("open a port for the page: %w", err)
	}
	return l, nil
}

func serve(page *http.Server, on net.Listener) error {
	if err := page.Serve(on); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve page: %w", err)
	}
	return nil
}

// leave ends the page: what is being answered has a second for it.
func leave(ctx context.Context, page *http.Server) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := page.Shutdown(ctx); err != nil {
		return page.Close() //nolint:wrapcheck // names what it closed
	}
	return nil
}
