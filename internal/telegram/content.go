package telegram

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// media says what m carries besides text. An animation also has a document, and a venue a location: order matters.
func (m *message) media() kiez.Media {
	switch {
	case len(m.Photo) > 0:
		return kiez.Photo
	case m.Voice != nil:
		return kiez.Voice
	case m.Video != nil, m.VideoNote != nil, m.Animation != nil:
		return kiez.Video
	case m.Audio != nil:
		return kiez.Audio
	case m.Document != nil:
		return kiez.Document
	case m.Sticker != nil:
		return kiez.Sticker
	case m.Location != nil, m.Venue != nil:
		return kiez.Location
	case m.Contact != nil:
		return kiez.Contact
	case m.Poll != nil:
		return kiez.Poll
	case m.Dice != nil:
		return kiez.Dice
	case m.Game != nil, m.Invoice != nil, m.Story != nil, m.Giveaway != nil, m.PaidMedia != nil, m.Checklist != nil:
		return kiez.OtherKind
	}
	return ""
}

// file is the document, or the photo in the largest size there is of it.
func (m *message) file() kiez.SentFile {
	switch m.media() {
	case kiez.Document:
		d := m.Document
		return kiez.SentFile{ID: d.FileID, Name: d.FileName, MIME: d.MimeType, Size: int64(d.FileSize)}
	case kiez.Photo:
		largest := slices.MaxFunc(m.Photo, func(a, b tgbotapi.PhotoSize) int {
			return cmp.Compare(a.Width*a.Height, b.Width*b.Height)
		})
		return kiez.SentFile{ID: largest.FileID, Size: int64(largest.FileSize)}
	default:
		return kiez.SentFile{}
	}
}

// splitCommand takes the addressee out of a command: "/hours@MyBot now" gives "/hours now" and "MyBot". Anything else
// comes back as it is. The entities Telegram sends along are not needed for this, and not to be trusted with lengths.
func splitCommand(text string) (command, addressee string) {
	if !strings.HasPrefix(text, "/") {
		return text, ""
	}
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	name, addressee, ok := strings.Cut(text[:end], "@")
	if !ok {
		return text, ""
	}
	return name + text[end:], addressee
}

// mentions reports whether text has @bot as a word of its own.
func mentions(text, bot string) bool {
	if bot == "" {
		return false
	}
	text, at := strings.ToLower(text), "@"+strings.ToLower(bot)
	for {
		before, after, found := strings.Cut(text, at)
		if !found {
			return false
		}
		if !endsInName(before) && !beginsInName(after) {
			return true
		}
		text = after
	}
}

func isName(s, bot string) bool { return bot != "" && strings.EqualFold(s, bot) }

func endsInName(s string) bool { return s != "" && isNameByte(s[len(s)-1]) }

func beginsInName(s string) bool { return s != "" && isNameByte(s[0]) }

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
