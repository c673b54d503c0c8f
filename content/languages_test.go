package content_test

import (
	"testing"

	"kiezbot/content"
	"kiezbot/internal/kiez"
)

// TestBuiltinContentIsComplete demands that the content in the program has no mistake in any of the ten languages.
func TestBuiltinContentIsComplete(t *testing.T) {
	if _, err := content.Load(content.Builtin()); err != nil {
		t.Error(err)
	}
}

// TestAnswersAreTranslated finds answers that were copied from German and left so.
func TestAnswersAreTranslated(t *testing.T) {
	c := builtin(t)
	for _, lang := range kiez.Langs() {
		copies := 0
		for _, s := range c.Subjects {
			key := "topic." + string(s.Intent) + ".answer"
			german, _ := c.Text(kiez.German, key)
			if answer, _ := c.Text(lang, key); lang != kiez.German && answer == german {
				copies++
			}
		}
		if copies > 0 {
			t.Errorf("%s: %d of %d answers are the German ones", lang, copies, len(c.Subjects))
		}
	}
}
