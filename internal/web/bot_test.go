package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/tgfake"
)

const (
	arabic = "أهلاً بك! المكتب مفتوح يوم <b>الثلاثاء</b> من 10:00 إلى 13:00.\nمزيد من المعلومات: /help"
	german = "Guten Tag, <b>%s</b>! Fragen Sie einfach, oder sehen Sie unter /help nach. " +
		`Mehr auf <a href="https://stk-lichtenbergmitte.de">unserer Seite</a>.`
)

// tinyBot answers over HTTP as a real one would: a greeting with buttons, a picture, a file, an echo.
type tinyBot struct {
	t    *testing.T
	base string // with the token
}

// runTinyBot polls until the test ends.
func runTinyBot(t *testing.T, base, token string) {
	t.Helper()
	b := tinyBot{t, base + "/bot" + token + "/"}
	b.call(t.Context(), "setMyCommands", map[string]string{"commands": `[
		{"command":"start","description":"Von vorn beginnen"},{"command":"help","description":"Was ich kann"}]`})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.poll(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
}

func (b tinyBot) poll(ctx context.Context) {
	offset := int64(0)
	for ctx.Err() == nil {
		raw := b.call(ctx, "getUpdates", map[string]string{"offset": strconv.FormatInt(offset, 10), "timeout": "20"})
		var got struct {
			Result []struct {
				ID       int64               `json:"update_id"`
				Message  *tgfake.WireMessage `json:"message"`
				Callback *struct {
					ID      string              `json:"id"`
					Data    string              `json:"data"`
					Message *tgfake.WireMessage `json:"message"`
				} `json:"callback_query"`
			} `json:"result"`
		}
		if json.Unmarshal(raw, &got) != nil {
			continue
		}
		for _, u := range got.Result {
			offset = u.ID + 1
			switch {
			case u.Message != nil:
				b.answer(ctx, u.Message)
			case u.Callback != nil:
				b.tapped(ctx, u.Callback.ID, u.Callback.Data, u.Callback.Message)
			}
		}
	}
}

func (b tinyBot) answer(ctx context.Context, m *tgfake.WireMessage) {
	say := map[string]string{"chat_id": strconv.FormatInt(m.Chat.ID, 10), "parse_mode": "HTML"}
	switch {
	case strings.HasPrefix(m.Text, "/start"):
		say["text"] = fmt.Sprintf(german, m.From.FirstName)
		say["reply_markup"] = `{"inline_keyboard":[
			[{"text":"Öffnungszeiten","callback_data":"hours:1"},{"text":"Kiezfonds","callback_data":"alert"}],
			[{"text":"Zur Webseite","url":"https://stk-lichtenbergmitte.de/"}]]}`
		b.call(ctx, "sendMessage", say)
	case m.Text == "photo":
		data, err := landscape(320, 160)
		if err != nil {
			b.t.Error(err)
		}
		say["caption"] = "Ein <i>Bild</i>"
		b.upload(ctx, "sendPhoto", "photo", "bild.png", data, say)
	case m.Text == "document":
		b.upload(ctx, "sendDocument", "document", "termine.ics", []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), say)
	case m.Text == "venue":
		say["latitude"], say["longitude"], say["title"], say["address"] = "52.5", "13.5", "Libezem", "Rhinstraße 9"
		b.call(ctx, "sendVenue", say)
	case m.Text != "" && m.From.LanguageCode == "ar":
		say["text"] = arabic
		b.call(ctx, "sendMessage", say)
	case m.Text != "":
		say["text"] = "Sie schrieben: <i>" + m.Text + "</i>"
		b.call(ctx, "sendMessage", say)
	}
}

func (b tinyBot) tapped(ctx context.Context, id, data string, m *tgfake.WireMessage) {
	if data == "alert" {
		b.call(ctx, "answerCallbackQuery", map[string]string{
			"callback_query_id": id, "text": "Der Kiezfonds fördert kleine Ideen.", "show_alert": "true",
		})
		return
	}
	b.call(ctx, "answerCallbackQuery", map[string]string{"callback_query_id": id, "text": "Gern!"})
	b.call(ctx, "editMessageText", map[string]string{
		"chat_id": strconv.FormatInt(m.Chat.ID, 10), "message_id": strconv.FormatInt(m.MessageID, 10),
		"text": "Dienstag 10:00–13:00 Uhr",
	})
}

func (b tinyBot) upload(ctx context.Context, method, field, name string, data []byte, fields map[string]string) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for k, v := range fields {
		form.WriteField(k, v)
	}
	part, err := form.CreateFormFile(field, name)
	if err != nil {
		b.t.Error(err)
		return
	}
	part.Write(data)
	form.Close()
	b.post(ctx, method, form.FormDataContentType(), body.Bytes())
}

func (b tinyBot) call(ctx context.Context, method string, params map[string]string) []byte {
	body, err := json.Marshal(params)
	if err != nil {
		b.t.Error(err)
		return nil
	}
	return b.post(ctx, method, "application/json", body)
}

// post returns nil when the test is over.
func (b tinyBot) post(ctx context.Context, method, contentType string, body []byte) []byte {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, b.base+method, bytes.NewReader(body))
	if err != nil {
		b.t.Error(err)
		return nil
	}
	req.Header.Set("Content-Type", contentType)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil
	}
	defer res.Body.Close()
	var out bytes.Buffer
	out.ReadFrom(res.Body)
	if res.StatusCode != http.StatusOK {
		b.t.Errorf("%s: %s", method, out.Bytes())
	}
	return out.Bytes()
}
