package web

import (
	"embed"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"time"

	"kiezbot/internal/tgfake" //nolint:depguard // the page shows the simulated Telegram
)

//go:embed static
var static embed.FS

// Person sits at one of the phones. People with the same role share a phone, which then has a switch.
type Person struct {
	ID   int64  `json:"id"`   // Telegram user id
	Role string `json:"role"` // resident, subscriber or staff
	Name string `json:"name"` // first name
	Lang string `json:"-"`    // BCP 47 language of the Telegram client at the beginning; "" means de
}

// Group is where all who share the role staff talk with each other and the bot, which is an administrator there.
type Group struct {
	ID    int64  `json:"id"` // of the Telegram chat, negative
	Title string `json:"title"`
}

// PlayOptions are what the page of play shows and moves. All fields but Kept are required.
type PlayOptions struct {
	Telegram *tgfake.Server
	Now      func() time.Time      // the program's clock
	Advance  func(d time.Duration) // moves that clock forward
	Location *time.Location        // where the clock on the page hangs
	People   []Person
	Team     Group
	Kept     string // folder in which all this is kept for the next time; "": nowhere
	Anew     func() // ends this rehearsal and begins another one with nothing in it; the page waits for it
	Log      *slog.Logger
}

// staffRole is the role of the people who are in the group.
const staffRole = "staff"

// play serves the page. It keeps no state: everything shown is asked of tgfake.
type play struct {
	PlayOptions
}

// NewPlay makes the people and their group known to the simulated Telegram, unless it knows them, and returns the page
// at "/" and its JSON and SSE endpoints below "/play/". Open event streams end when the simulated Telegram is closed or
// their request is cancelled, so close Telegram before shutting the HTTP server down.
func NewPlay(opt PlayOptions) http.Handler {
	p := &play{opt}
	p.populate()
	mux := http.NewServeMux()
	p.page(mux)
	mux.HandleFunc("GET /play/events", p.events)
	mux.HandleFunc("GET /play/files/{file}", p.file)
	mux.HandleFunc("GET /play/people/{id}/commands", p.commands)
	mux.Handle("POST /play/people/{id}/text", personal(p, p.say))
	mux.Handle("POST /play/people/{id}/edit", personal(p, p.edit))
	mux.Handle("POST /play/people/{id}/press", personal(p, p.press))
	mux.Handle("POST /play/people/{id}/attach", personal(p, p.attach))
	mux.Handle("POST /play/people/{id}/block", personal(p, p.block))
	mux.Handle("POST /play/people/{id}/language", personal(p, p.language))
	mux.HandleFunc("POST /play/clock", p.moveClock)
	mux.HandleFunc("POST /play/anew", func(w http.ResponseWriter, _ *http.Request) {
		p.Anew()
		p.answer(w, http.StatusOK, struct{}{})
	})
	mux.HandleFunc("/play/", func(w http.ResponseWriter, _ *http.Request) {
		p.fail(w, refusal{http.StatusNotFound, "unknown_endpoint"})
	})
	return p.guard(mux)
}

// populate makes known who and what is not known yet.
func (p *play) populate() {
	var staff []int64
	for _, who := range p.People {
		if who.Lang == "" {
			who.Lang = "de"
		}
		if _, known := p.Telegram.User(who.ID); !known {
			p.Telegram.AddUser(tgfake.User{ID: who.ID, FirstName: who.Name, LanguageCode: who.Lang})
		}
		if who.Role == staffRole {
			staff = append(staff, who.ID)
		}
	}
	if p.Telegram.HasChat(p.Team.ID) {
		return
	}
	p.Telegram.AddGroup(tgfake.ChatInfo{ID: p.Team.ID, Title: p.Team.Title}, staff...)
	if err := p.Telegram.Promote(staff[0], p.Team.ID); err != nil {
		p.Log.Error("make the bot an administrator of the group", "err", err)
	}
}

// page serves the embedded files.
func (p *play) page(mux *http.ServeMux) {
	files, err := fs.Sub(static, "static")
	if err != nil { // the name is a constant and valid
		panic(err)
	}
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(files)))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, files, "index.html")
	})
}

// person finds who the path names.
func (p *play) person(r *http.Request) (Person, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	i := slices.IndexFunc(p.People, func(who Person) bool { return who.ID == id })
	if err != nil || i < 0 {
		return Person{}, refusal{http.StatusNotFound, "unknown_person"}
	}
	return p.People[i], nil
}
