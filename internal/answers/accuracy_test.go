package answers

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// score counts what an engine does with questions.
type score struct {
	asked, oos           int
	shown, helped, wrong int // right answer shown; or among the buttons; wrong answer shown
	refused, top         int // oos questions not answered; best guess right, without thresholds
}

func (s *score) add(u kiez.Understanding, want kiez.Intent) {
	s.asked++
	answered := u.Action == kiez.ActionAnswer || u.Action == kiez.ActionEmergency
	if answered && u.Intent != want {
		s.wrong++
	}
	if want == kiez.OutOfScope {
		s.oos++
		if !answered {
			s.refused++
		}
		return
	}
	right := answered && u.Intent == want
	if right {
		s.shown++
	}
	if u.Candidates[0].Intent == want || u.Action == kiez.ActionEmergency && want == Emergency {
		s.top++
	}
	offered := false
	for _, c := range u.Candidates {
		offered = offered || c.Intent == want
	}
	if right || u.Action == kiez.ActionOffer && offered {
		s.helped++
	}
}

func (s *score) String() string {
	in := float64(s.asked - s.oos)
	return fmt.Sprintf("shown %5.1f  helped %5.1f  wrong %4.1f  oos recall %5.1f (%d)  top-1 %5.1f",
		100*float64(s.shown)/in, 100*float64(s.helped)/in, 100*float64(s.wrong)/float64(s.asked),
		100*float64(s.refused)/max(1, float64(s.oos)), s.oos, 100*float64(s.top)/in)
}

func TestTableX(t *testing.T) {
	tr, dev, _, _ := setup(t)
	var train, held []kiez.Example
	for i, e := range tr {
		if i%25 == 7 && e.Intent != Emergency {
			held = append(held, e)
		} else {
			train = append(train, e)
		}
	}
	lex, err := ParseLexicon(openLex(t))
	if err != nil {
		t.Fatal(err)
	}
	t0 := time.Now()
	e, err := Train(train, lex, Options{Emergencies: loadEmergencies(t)})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create("/tmp/ans/model.bin")
	if err := e.Save(f, 7); err != nil {
		t.Fatal(err)
	}
	f.Close()
	t1 := time.Now()
	f, _ = os.Open("/tmp/ans/model.bin")
	e2, _, err := Load(f, lex, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Log("load", time.Since(t1))
	_ = e2
	t.Log("trained", time.Since(t0), e.model.Load().judge, e.model.Load().classifier.vocabulary.size)
	table := func(name string, qs []kiez.Example) {
		var all score
		by := map[kiez.Lang]*score{}
		lang := 0
		for _, x := range qs {
			u := e.Ask(x.Text, x.Lang)
			if by[x.Lang] == nil {
				by[x.Lang] = new(score)
			}
			by[x.Lang].add(u, x.Intent)
			all.add(u, x.Intent)
			if e.Ask(x.Text, "").Lang == x.Lang.Base() {
				lang++
			}
		}
		var b strings.Builder
		for _, l := range kiez.Langs() {
			fmt.Fprintf(&b, "\n%-10s %v", l, by[l])
		}
		t.Logf("%s %d lang %d %s\n all %v", name, len(qs), lang, b.String(), &all)
		m := e.model.Load()
		// confidence histogram
		type bin struct{ n, r int }
		var bins [10]bin
		for _, x := range qs {
			u := e.Ask(x.Text, x.Lang)
			if _, ok := m.exact[hashBytes(e.reader.folder.fold(nil, x.Text))]; ok {
				continue
			}
			c := u.Candidates[0]
			k := min(9, int(c.Confidence*10))
			bins[k].n++
			if c.Intent == x.Intent {
				bins[k].r++
			}
		}
		t.Log(bins)
		for _, thr := range []float64{.5, .55, .6, .65, .7, .75, .8} {
			s, w := 0, 0
			for _, x := range qs {
				u := e.Ask(x.Text, x.Lang)
				if u.Candidates[0].Confidence >= thr {
					if u.Candidates[0].Intent == x.Intent {
						s++
					} else {
						w++
					}
				}
			}
			t.Logf("thr %.2f shown %.1f wrong %.1f", thr, 100*float64(s)/float64(all.asked-all.oos), 100*float64(w)/float64(all.asked))
		}
	}
	table("dev", dev)
	table("held", held)
	mixed := append(append([]kiez.Example{}, dev...), held[:0]...)
	for i, x := range held {
		if i%2 == 0 {
			mixed = append(mixed, x)
		}
	}
	table("mixed", mixed)
	for _, s := range []string{"kiezfonds", "jury", "termin", "hallo", "", "🔥🔥", "asdf qwer", "wie wird das wetter morgen", "brennende fragen zum kiezfonds"} {
		u := e.Ask(s, "de")
		t.Logf("%s | %s %s %.2f %v", s, u.Intent, u.Action, u.Confidence, u.Candidates)
	}
	t0 = time.Now()
	for range 20 {
		for _, x := range dev {
			e.Ask(x.Text, x.Lang)
		}
	}
	t.Log(time.Since(t0) / time.Duration(20*len(dev)))
}
