package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// ErrNoFile means that a file cannot be had: Telegram does not know it, gives it out no more, or it is too large.
var ErrNoFile = errors.New("no such file, or too large")

// filePath begins the address of a file: core.telegram.org/bots/api#file.
const filePath = "/file/bot" + tokenPlaceholder + "/"

// Download gets a file that somebody sent, if it has at most limit bytes. It may be asked for as often as one likes.
func (c *Client) Download(ctx context.Context, id string, limit int64) ([]byte, error) {
	res, err := c.ask(ctx, request{method: "getFile", params: tgbotapi.Params{"file_id": id}})
	if _, ok := errors.AsType[*apiError](err); ok {
		return nil, fmt.Errorf("%w: %w", ErrNoFile, err)
	}
	if err != nil {
		return nil, err
	}
	var file struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	if err := json.Unmarshal(res, &file); err != nil {
		return nil, broken("getFile", err)
	}
	if file.Path == "" || file.Size > limit {
		return nil, fmt.Errorf("getFile: %w", ErrNoFile)
	}
	var data []byte
	err = insist(ctx, func() (err error) {
		data, err = c.get(ctx, file.Path, limit)
		return err
	})
	return data, err
}

// get makes one attempt.
func (c *Client) get(ctx context.Context, path string, limit int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.callTimeout)
	defer cancel()
	at := url.URL{Scheme: "https", Host: "telegram", Path: filePath + path}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("download: %w", err)
	}
	d := &doer{ctx: ctx, http: c.http}
	res, err := d.Do(req) //nolint:contextcheck // the doer carries it
	if err != nil {
		return nil, classify("download", nil, err, false) // to get it twice does no harm
	}
	defer res.Body.Close() //nolint:errcheck // it is only read
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("download: status %d: %w", res.StatusCode, ErrNoFile)
	}
	data, err := io.ReadAll(res.Body)
	switch {
	case err != nil:
		return nil, classify("download", nil, err, false)
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("download: %w", ErrNoFile)
	}
	return data, nil
}

func isFile(path string) bool { return strings.HasPrefix(path, filePath) }
