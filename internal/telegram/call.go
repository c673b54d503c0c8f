package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// request is one call of the Bot API. Its maps are never written to once it is made: the library's upload goroutine
// may still read them after a failed call has returned.
type request struct {
	method string
	params tgbotapi.Params
	as     string        // the parameter that takes the file
	file   *kiez.File    // nil: nothing to upload
	limit  time.Duration // 0: the client's CallTimeout
	always bool          // Telegram answers it also while it wants to hear from nobody
	alone  bool          // a 429 is about this method alone: nobody else has to pause
}

// call makes one attempt and gives the result undecoded. The error is classified, see errors.go.
func (c *Client) call(ctx context.Context, r request) (json.RawMessage, error) {
	began := time.Now()
	res, err := c.attempt(ctx, r)
	c.note(ctx, r.method, began, err)
	return res, err
}

func (c *Client) attempt(ctx context.Context, r request) (json.RawMessage, error) {
	limit := c.callTimeout
	if r.limit > 0 {
		limit = r.limit
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	d := &doer{ctx: ctx, http: c.http}
	bot := *c.bot
	bot.Client = d

	var res *tgbotapi.APIResponse
	var err error
	if r.file == nil {
		if len(r.params) > 0 {
			d.body = jsonBody(r.params)
		}
		res, err = bot.MakeRequest(r.method, nil)
	} else {
		res, err = bot.UploadFiles(r.method, r.params, []tgbotapi.RequestFile{
			{Name: r.as, Data: tgbotapi.FileBytes{Name: r.file.Name, Bytes: r.file.Data}},
		})
	}
	if err == nil {
		return res.Result, nil
	}
	err = classify(r.method, res, err, d.written.Load())
	if !r.alone {
		c.obeyPause(ctx, err)
	}
	return nil, err
}

// obeyPause stops everybody when err is a 429. The pause is recorded even if the caller has just gone.
func (c *Client) obeyPause(ctx context.Context, err error) {
	again, ok := errors.AsType[*kiez.RetryError](err)
	if !ok || !again.All {
		return
	}
	c.log.WarnContext(ctx, "telegram asks for a pause", "after", again.After, "err", err)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.callTimeout)
	defer cancel()
	if err := c.pacer.Pause(ctx, again.After); err != nil {
		c.log.ErrorContext(ctx, "pause everybody", "err", err)
	}
}

// jsonParam makes a parameter of our own structs of strings and numbers, which always marshal.
func jsonParam(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("telegram: parameter %T: %v", v, err))
	}
	return string(b)
}
