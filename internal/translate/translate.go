// Package translate has texts translated by a service that speaks the interface of LibreTranslate. It decides neither
// what is translated nor who reads it, and keeps nothing.
package translate

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

const (
	// patience is how long a translation may take: somebody waits for what comes with it.
	patience = 5 * time.Second
	maxBytes = 256 << 10
)

// Client asks one service. It is safe for concurrent use.
type Client struct {
	http    *http.Client
	address string
	key     string
}

// New makes a client of the service at base, for example http://127.0.0.1:5000. key is its key for us; empty: it asks
// for none.
func New(base, key string) *Client {
	return &Client{
		address: strings.TrimRight(base, "/") + "/translate", key: key,
		http: &http.Client{
			Timeout: patience,
			// The text and the key are for this service only.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// question is the body of POST /translate (docs.libretranslate.com/api/operations/translate).
type question struct {
	Text   string `json:"q"`
	From   string `json:"source"`
	To     string `json:"target"`
	Format string `json:"format"`
	Key    string `json:"api_key,omitempty"`
}

// Translate gives a plain text in another language, within five seconds. Leichte Sprache counts as German. Its errors
// hold neither the text nor the key.
func (c *Client) Translate(ctx context.Context, text string, from, to kiez.Lang) (string, error) {
	asked := question{Text: text, From: string(from.Base()), To: string(to.Base()), Format: "text", Key: c.key}
	body, err := json.Marshal(asked) //nolint:gosec // the service wants its key in the body
	if err != nil {
		return "", fmt.Errorf("translate from %s to %s: %w", from, to, err)
	}
	translated, err := c.ask(ctx, body)
	if err != nil {
		return "", fmt.Errorf("translate from %s to %s: %w", from, to, err)
	}
	return translated, nil
}

func (c *Client) ask(ctx context.Context, body []byte) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address, bytes.NewReader(body))
	if err != nil {
		return "", errors.New("the address of the service cannot be used")
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return "", cause(err)
	}
	defer res.Body.Close() //nolint:errcheck // it is only read
	if res.StatusCode != http.StatusOK {
		return "", fmt.Errorf("the service answers %d", res.StatusCode) // what else it says may quote the text
	}
	var answer struct {
		Text string `json:"translatedText"`
	}
	if err := json.NewDecoder(io.LimitReader(res.Body, maxBytes)).Decode(&answer); err != nil {
		return "", errors.New("the service answers something else than a translation")
	}
	if strings.TrimSpace(answer.Text) == "" {
		return "", errors.New("the service gives an empty translation")
	}
	return answer.Text, nil
}

// cause is why a request failed, without its address.
func cause(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return failed.Err
	}
	return err
}
