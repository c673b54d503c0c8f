package telegram

import (
	"maps"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// Limits of the Bot API in UTF-16 units, counted after entities were parsed (core.telegram.org/bots/api).
const (
	maxText    = 4096
	maxCaption = 1024
)

// part is one call out of those that make up a message.
type part struct {
	method string
	params tgbotapi.Params // without the text
	field  string          // the parameter that takes the text
	html   string          // empty: no text
	as     string          // the parameter that takes the file
	file   *kiez.File
}

// request makes the call, with the text as HTML or as plain text.
func (p part) request(plain bool) request {
	params := maps.Clone(p.params)
	switch {
	case p.html == "":
	case plain:
		params[p.field] = PlainText(p.html)
	default:
		params[p.field] = p.html
		params["parse_mode"] = tgbotapi.ModeHTML
	}
	return request{method: p.method, params: params, as: p.as, file: p.file}
}

// plan lists the calls for a new message: venue, or the copy of a message, then photo or document, then text. A text
// that fits under the photo or document goes there. Only the first part replies, only the last has the keyboard.
func plan(m kiez.Outgoing) []part {
	var parts []part
	texts := Split(m.HTML, maxText)
	if v := m.Venue; v != nil {
		parts = append(parts, part{method: "sendVenue", params: tgbotapi.Params{
			"latitude": degrees(v.Lat), "longitude": degrees(v.Lon), "title": v.Title, "address": v.Address,
		}})
	}
	if m.Copy != nil {
		p := part{method: "copyMessage", params: tgbotapi.Params{
			"from_chat_id": chatParam(m.Copy.Chat), "message_id": strconv.Itoa(m.Copy.ID),
		}}
		if captions := Split(m.HTML, maxCaption); len(captions) == 1 {
			p.field, p.html = "caption", captions[0]
		}
		parts, texts = append(parts, p), nil
	}
	if m.Photo != "" || m.File != nil || m.Picture != nil {
		p := part{method: "sendDocument", params: tgbotapi.Params{}, as: "document", file: m.File}
		switch {
		case m.Picture != nil:
			p = part{method: "sendPhoto", params: tgbotapi.Params{}, as: "photo", file: m.Picture}
		case m.Photo != "":
			p = part{method: "sendPhoto", params: tgbotapi.Params{"photo": m.Photo}}
		}
		if captions := Split(m.HTML, maxCaption); len(captions) == 1 {
			p.field, p.html = "caption", captions[0]
			texts = nil
		}
		parts = append(parts, p)
	}
	for _, text := range texts {
		parts = append(parts, part{method: "sendMessage", params: tgbotapi.Params{}, field: "text", html: text}.quiet())
	}
	for i, p := range parts {
		p.params["chat_id"] = chatParam(m.Chat)
		p.params.AddBool("disable_notification", m.Silent)
		p.params.AddNonZero("message_thread_id", m.Thread)
		if i == 0 && m.ReplyTo != 0 {
			p.params["reply_parameters"] = jsonParam(replyParameters{MessageID: m.ReplyTo, OrElseSend: true})
		}
		if i == len(parts)-1 && len(m.Rows) > 0 {
			p.params["reply_markup"] = keyboard(m.Rows)
		}
	}
	return parts
}

// planEdit gives the call that replaces the text and keyboard of m.Edit; ok is false if m cannot be said in one edit.
func planEdit(m kiez.Outgoing) (p part, ok bool) {
	method, field, limit := "editMessageText", "text", maxText
	if m.Copy != nil {
		method, field, limit = "editMessageCaption", "caption", maxCaption
	}
	texts := Split(m.HTML, limit)
	if len(texts) != 1 || m.Venue != nil || m.File != nil || m.Photo != "" || m.Picture != nil {
		return part{}, false
	}
	p = part{method: method, field: field, html: texts[0], params: tgbotapi.Params{
		"chat_id": chatParam(m.Chat), "message_id": strconv.Itoa(m.Edit),
	}}
	if len(m.Rows) > 0 {
		p.params["reply_markup"] = keyboard(m.Rows)
	}
	if m.Copy != nil {
		return p, true
	}
	return p.quiet(), true
}

// quiet shows links without a preview.
func (p part) quiet() part {
	p.params["link_preview_options"] = `{"is_disabled":true}`
	return p
}

type replyParameters struct {
	MessageID  int  `json:"message_id"`
	OrElseSend bool `json:"allow_sending_without_reply"`
}

// keyboard is the markup of buttons under a message.
func keyboard(rows [][]kiez.Key) string {
	b := append(make([]byte, 0, 512), `{"inline_keyboard":[`...)
	for i, row := range rows {
		b = append(b, separator(i)...)
		b = append(b, '[')
		for j, key := range row {
			b = append(b, separator(j)...)
			b = appendJSON(append(b, `{"text":`...), key.Label)
			if key.Data != "" {
				b = appendJSON(append(b, `,"callback_data":`...), key.Data)
			}
			if key.URL != "" {
				b = appendJSON(append(b, `,"url":`...), key.URL)
			}
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	return string(append(b, "]}"...))
}

// separator stands before the element i of a JSON array.
func separator(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

func chatParam(id kiez.ChatID) string { return strconv.FormatInt(int64(id), 10) }

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
