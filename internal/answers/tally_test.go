package answers

import (
	"fmt"

	"kiezbot/internal/kiez"
)

// rates are per cent.
type rates struct {
	shown, helped float64 // of questions in scope: the right answer is shown; or it is among the buttons
	wrong         float64 // of all questions: a wrong answer is shown
	refused       float64 // of questions out of scope: not answered
	top           float64 // of questions in scope: the best guess is right, whatever is done with it
}

func (r rates) String() string {
	return fmt.Sprintf("shown %5.1f  helped %5.1f  wrong %4.1f  oos recall %5.1f  top-1 %5.1f", r.shown, r.helped, r.wrong, r.refused, r.top)
}

// tally counts what an engine does with questions.
type tally struct {
	asked, outOfScope                  int
	shown, helped, wrong, refused, top int
}

func (s *tally) add(u kiez.Understanding, want kiez.Intent) {
	s.asked++
	answered := u.Action == kiez.ActionAnswer || u.Action == kiez.ActionEmergency
	if answered && u.Intent != want {
		s.wrong++
	}
	if want == kiez.OutOfScope {
		s.outOfScope++
		if !answered {
			s.refused++
		}
		return
	}
	if u.Candidates[0].Intent == want {
		s.top++
	}
	if answered && u.Intent == want {
		s.shown++
		s.helped++
	}
	for _, c := range u.Candidates {
		if u.Action == kiez.ActionOffer && c.Intent == want {
			s.helped++
		}
	}
}

func (s *tally) rates() rates {
	inScope := float64(s.asked - s.outOfScope)
	return rates{
		shown: 100 * float64(s.shown) / inScope, helped: 100 * float64(s.helped) / inScope, top: 100 * float64(s.top) / inScope,
		wrong: 100 * float64(s.wrong) / float64(s.asked), refused: 100 * float64(s.refused) / float64(s.outOfScope),
	}
}

// ask gives the rates per language and the mean of the languages.
func ask(e *Engine, questions []kiez.Example) (byLang map[kiez.Lang]rates, mean rates) {
	tallies := make(map[kiez.Lang]*tally)
	for _, q := range questions {
		if tallies[q.Lang] == nil {
			tallies[q.Lang] = new(tally)
		}
		tallies[q.Lang].add(e.Ask(q.Text, q.Lang), q.Intent)
	}
	byLang = make(map[kiez.Lang]rates)
	n := float64(len(tallies))
	for _, lang := range kiez.Langs() {
		r := tallies[lang].rates()
		byLang[lang] = r
		mean.shown, mean.helped, mean.wrong = mean.shown+r.shown/n, mean.helped+r.helped/n, mean.wrong+r.wrong/n
		mean.refused, mean.top = mean.refused+r.refused/n, mean.top+r.top/n
	}
	return byLang, mean
}
