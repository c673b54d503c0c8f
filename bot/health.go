package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"

	"kiezbot/internal/web"
)

// health asks the bot that runs on this machine whether it is ready, and writes what it says of its parts: for a
// container, which has neither shell nor curl, and for people.
func health(ctx context.Context, p program) error {
	const patience = 5 * time.Second
	cfg, err := Load(p.environ, p.dotenv, Need{})
	if err != nil {
		return err
	}
	if cfg.ListenAddr == "" {
		return errors.New("health: LISTEN_ADDR is not set, so there is nobody to ask")
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+here(cfg.ListenAddr)+"/readyz", http.NoBody)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	res, err := (&http.Client{Transport: &http.Transport{}}).Do(req) // no proxy: it is this machine
	if err != nil {
		return fmt.Errorf("health: the bot does not answer: %w", err)
	}
	defer res.Body.Close() //nolint:errcheck // it is only read
	var answer struct {
		Ready bool
		Parts []web.Part
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return fmt.Errorf("health: something else answers at LISTEN_ADDR: %s", res.Status)
	}
	for _, part := range answer.Parts {
		mark := "ok"
		if !part.OK {
			mark = "NO"
		}
		if _, err := fmt.Fprintf(p.out, "%s  %-9s  %s\n", mark, part.Name, part.Detail); err != nil {
			return fmt.Errorf("health: %w", err)
		}
	}
	if !answer.Ready {
		return errors.New("health: the bot is not ready")
	}
	return nil
}

// here is where a program on this machine reaches an address that is listened on.
func here(listen string) string {
	host, port, _ := net.SplitHostPort(listen) // Load has checked it
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
