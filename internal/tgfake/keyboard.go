package tgfake

import (
	"encoding/json"
	"unicode/utf8"
)

// Limits of inline keyboards. Telegram cuts longer ones without a word; here they are refused.
const (
	maxCallbackData = 64 // bytes
	maxRowButtons   = 8
	maxButtons      = 100
)

// markup is a reply_markup that was read and found good.
type markup struct {
	given  bool
	inline *InlineKeyboard // nil also for an empty inline keyboard
	other  json.RawMessage // reply keyboard, remove_keyboard or force_reply
}

// markupParam reads reply_markup. The errors are *apiError.
func markupParam(p params) (markup, error) {
	raw := p.str("reply_markup")
	if raw == "" || raw == "null" {
		return markup{}, nil
	}
	var fields struct {
		Inline   *[][]Button          `json:"inline_keyboard"`
		Keyboard *[][]json.RawMessage `json:"keyboard"`
		Remove   bool                 `json:"remove_keyboard"`
		Force    bool                 `json:"force_reply"`
	}
	if !json.Valid([]byte(raw)) {
		return markup{}, badRequest("can't parse reply keyboard markup JSON object")
	}
	if err := json.Unmarshal([]byte(raw), &fields); err != nil {
		return markup{}, badRequest("can't parse inline keyboard button: " + err.Error())
	}
	switch {
	case fields.Inline != nil:
		kb, err := inlineKeyboard(*fields.Inline)
		return markup{given: true, inline: kb}, err
	case fields.Keyboard != nil:
		return markup{given: true, other: json.RawMessage(raw)}, replyKeyboard(*fields.Keyboard)
	case fields.Remove || fields.Force:
		return markup{given: true, other: json.RawMessage(raw)}, nil
	}
	return markup{}, badRequest("object expected as reply markup")
}

func inlineKeyboard(rows [][]Button) (*InlineKeyboard, error) {
	kb := &InlineKeyboard{}
	total := 0
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		total += len(row)
		if len(row) > maxRowButtons || total > maxButtons {
			return nil, badRequest("reply markup is too long")
		}
		for i := range row {
			if err := checkButton(&row[i]); err != nil {
				return nil, err
			}
		}
		kb.Rows = append(kb.Rows, row)
	}
	if total == 0 {
		return nil, nil //nolint:nilnil // an empty keyboard is none
	}
	return kb, nil
}

// checkButton refuses what Telegram refuses and normalises links.
func checkButton(b *Button) error {
	if b.Text = cleanInput(b.Text); trim(b.Text, nil).text == "" {
		return badRequest("inline keyboard button text must be non-empty")
	}
	var err error
	switch {
	case b.CallbackData != "":
		if len(b.CallbackData) > maxCallbackData {
			return badRequest("BUTTON_DATA_INVALID")
		}
	case b.URL != "":
		if _, ok := userLink(b.URL); ok {
			return nil
		}
		b.URL, err = checkButtonURL("URL", b.URL, false)
	case b.WebApp != nil:
		b.WebApp.URL, err = checkButtonURL("Web App URL", b.WebApp.URL, true)
	case b.LoginURL != nil:
		b.LoginURL.URL, err = checkButtonURL("login URL", b.LoginURL.URL, true)
	case b.CopyText != nil:
		if n := utf8.RuneCountInString(b.CopyText.Text); n < 1 || n > 256 {
			return badRequest("BUTTON_COPY_TEXT_INVALID")
		}
	case b.SwitchInline != nil || b.SwitchInlineHere != nil || b.Pay:
	default:
		return badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	}
	return err
}

// replyKeyboard checks the buttons of a keyboard in place of the letters: strings or objects with a text.
func replyKeyboard(rows [][]json.RawMessage) error {
	for _, row := range rows {
		for _, raw := range row {
			var b struct {
				Text string `json:"text"`
			}
			if json.Unmarshal(raw, &b.Text) != nil && json.Unmarshal(raw, &b) != nil {
				return badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object")
			}
			if trim(b.Text, nil).text == "" {
				return badRequest("keyboard button text must be non-empty")
			}
		}
	}
	return nil
}

func sameKeyboard(a, b *InlineKeyboard) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
