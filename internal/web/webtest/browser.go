// Package webtest drives a page in a real browser, for tests of what people see.
package webtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Browser is a page in a real browser.
type Browser struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string // errors on the console
}

// Open starts Chromium on url; without Chromium the test is left out, except where everything has to run.
func Open(t *testing.T, url string) *Browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("KIEZBOT_TEST_ALL") == "1" {
			t.Fatal("needs chromium; make test installs it")
		}
		t.Skip("LEFT OUT: needs chromium; make test installs it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "de"), chromedp.Flag("accept-lang", "de"))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(alloc)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // the browser lives as long as the context of its first call
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b := &Browser{t: t, ctx: ctx}
	b.followConsole()
	b.Resize(1440, 900)
	b.do(chromedp.Navigate(url))
	b.Wait(`document.body.dataset.ready === "true"`)
	return b
}

func (b *Browser) followConsole() {
	messages := chromedp.Console(b.ctx)
	var done sync.WaitGroup
	done.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == "error" || m.Type == chromedp.ConsoleException {
				b.mu.Lock()
				b.problems = append(b.problems, m.String())
				b.mu.Unlock()
			}
		}
	})
	b.t.Cleanup(done.Wait) // the context of the test has ended by then, and the messages with it
}

// Quiet fails the test if the page had errors: a refused style or script, a missing file, an exception.
func (b *Browser) Quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, problem := range b.problems {
		b.t.Errorf("console of the page: %s", problem)
	}
}

func (b *Browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// Resize sets the size of the window in pixels.
func (b *Browser) Resize(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// Prefer sets prefers-color-scheme.
func (b *Browser) Prefer(scheme string) {
	b.t.Helper()
	_, err := chromedp.Run(b.ctx, func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// Wait looks at a JavaScript expression until it is true. (chromedp.Poll builds functions from text, which the content
// security policy of the page forbids.)
func (b *Browser) Wait(expression string) {
	b.t.Helper()
	script := fmt.Sprintf(`new Promise((resolve) => {
		const end = Date.now() + 30000;
		const look = () => { (%s) ? resolve(true) : Date.now() > end ? resolve(false) : setTimeout(look, 10); };
		look();
	})`, expression)
	ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	if !ok {
		b.Shot("failed")
		b.t.Fatalf("never true: %s", expression)
	}
}

// WaitText waits until an element matching the selector contains the text.
func (b *Browser) WaitText(selector, text string) {
	b.t.Helper()
	b.Wait(fmt.Sprintf(`[...document.querySelectorAll(%s)].some((el) => el.textContent.includes(%s))`,
		strconv.Quote(selector), strconv.Quote(text)))
}

// Eval gives the value of a JavaScript expression.
func Eval[T any](b *Browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Click clicks on the first visible element that matches.
func (b *Browser) Click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Write types into the first visible element that matches; "\r" is the Enter key.
func (b *Browser) Write(selector, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// Shot keeps a screenshot; go test -artifacts keeps the folder.
func (b *Browser) Shot(name string) {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), png, 0o600)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// Choose picks an option of a select as a person does.
func (b *Browser) Choose(selector, value string) {
	b.t.Helper()
	b.do(chromedp.SetValue(chromedp.CSS(selector), value, chromedp.NodeVisible))
	Eval[bool](b, fmt.Sprintf(`document.querySelector(%s).dispatchEvent(new Event("change", { bubbles: true }))`,
		strconv.Quote(selector)))
}

// Press waits for a button that says this within what the selector matches, and clicks the last one: in a chat that is
// the newest.
func (b *Browser) Press(within, label string) {
	b.t.Helper()
	all := fmt.Sprintf(`[...document.querySelectorAll(%s)].filter((el) => el.textContent.trim() === %s && el.checkVisibility())`,
		strconv.Quote(within+" button"), strconv.Quote(label))
	b.Wait(all + `.length > 0`)
	Eval[bool](b, `(() => { `+all+`.at(-1).click(); return true; })()`)
}

// ClickLast waits for an element that matches and is shown, and clicks the last one: in a chat that is the newest.
func (b *Browser) ClickLast(selector string) {
	b.t.Helper()
	all := fmt.Sprintf(`[...document.querySelectorAll(%s)].filter((el) => el.checkVisibility())`, strconv.Quote(selector))
	b.Wait(all + `.length > 0`)
	Eval[bool](b, `(() => { `+all+`.at(-1).click(); return true; })()`)
}

// Picture gives what the first element that matches looks like, as PNG.
func (b *Browser) Picture(selector string) []byte {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.Screenshot(chromedp.CSS(selector), chromedp.NodeVisible))
	if err != nil {
		b.t.Fatalf("%s: %v", selector, err)
	}
	return png
}
