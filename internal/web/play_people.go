package web

import (
	"cmp"
	"net/http"
	"regexp"
	"strconv"

	"kiezbot/internal/tgfake" //nolint:depguard // people act in the simulated Telegram
)

// sent tells the page which message came of a request.
type sent struct {
	MessageID int64 `json:"message_id"`
}

// place is the chat in which somebody does something.
type place struct {
	Chat int64 `json:"chat"` // 0: the private chat with the bot
}

func (p place) of(who Person) int64 { return cmp.Or(p.Chat, who.ID) }

// reply is the message somebody answers; 0: none.
type reply struct {
	To int64 `json:"reply_to"`
}

func (r reply) in(m tgfake.WireMessage) tgfake.WireMessage {
	if r.To != 0 {
		m.ReplyToMessage = &tgfake.WireMessage{MessageID: r.To}
	}
	return m
}

type textBody struct {
	place
	reply
	Text string `json:"text"`
}

func (p *play) say(who Person, body textBody) (any, error) {
	m, err := p.Telegram.SayRaw(who.ID, body.of(who), body.in(tgfake.WireMessage{Text: body.Text}))
	return sent{m.MessageID}, err
}

type editBody struct {
	place
	MessageID int64  `json:"message_id"`
	Text      string `json:"text"`
}

func (p *play) edit(who Person, body editBody) (any, error) {
	m, err := p.Telegram.EditText(who.ID, body.of(who), body.MessageID, body.Text)
	return sent{m.MessageID}, err
}

type pressBody struct {
	place
	MessageID int64  `json:"message_id"`
	Data      string `json:"data"` // callback_data of the button
}

// press answers with the number of the tap; what the bot says to it comes as an event.
func (p *play) press(who Person, body pressBody) (any, error) {
	return p.Telegram.Press(who.ID, body.of(who), body.MessageID, body.Data)
}

type blockBody struct {
	Blocked bool `json:"blocked"`
}

func (p *play) block(who Person, body blockBody) (any, error) {
	if body.Blocked {
		p.Telegram.Block(who.ID)
	} else {
		p.Telegram.Unblock(who.ID)
	}
	return p.account(who), nil
}

type languageBody struct {
	Language string `json:"language"` // BCP 47
}

// languageTag is as much of BCP 47 as Telegram clients report, for example de, pt-br, zh-hans.
var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// language changes the language of the Telegram client; the bot sees it in the person's next update.
func (p *play) language(who Person, body languageBody) (any, error) {
	if !languageTag.MatchString(body.Language) {
		return nil, refusal{http.StatusBadRequest, "bad_language"}
	}
	p.Telegram.AddUser(tgfake.User{ID: who.ID, FirstName: who.Name, LanguageCode: body.Language})
	return p.account(who), nil
}

// commands answers with the menu as the person sees it now, in the group with ?chat=<id>.
func (p *play) commands(w http.ResponseWriter, r *http.Request) {
	who, err := p.person(r)
	if err != nil {
		p.fail(w, err)
		return
	}
	chat, _ := strconv.ParseInt(r.URL.Query().Get("chat"), 10, 64) // without it the private chat
	list := p.Telegram.Commands(who.ID, place{chat}.of(who))
	if list == nil {
		list = []tgfake.BotCommand{}
	}
	p.answer(w, http.StatusOK, list)
}
