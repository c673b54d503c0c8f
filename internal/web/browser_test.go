package web

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

// browser is a page in a real browser.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string // errors on the console
}

// openBrowser starts Chromium on url; without Chromium the test is left out, except where everything has to run.
func openBrowser(t *testing.T, url string) *browser {
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
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx}
	b.followConsole()
	b.resize(1440, 900)
	b.do(chromedp.Navigate(url))
	b.wait(`document.body.dataset.ready === "true"`)
	return b
}

func (b *browser) followConsole() {
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

// quiet fails the test if the page had errors: a refused style or script, a missing file, an exception.
func (b *browser) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, problem := range b.problems {
		b.t.Errorf("console of the page: %s", problem)
	}
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) resize(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// prefer sets prefers-color-scheme.
func (b *browser) prefer(scheme string) {
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

// wait looks at a JavaScript expression until it is true. (chromedp.Poll builds functions from text, which the content
// security policy of the page forbids.)
func (b *browser) wait(expression string) {
	b.t.Helper()
	script := fmt.Sprintf(`new Promise((resolve) => {
		const end = Date.now() + 10000;
		const look = () => { (%s) ? resolve(true) : Date.now() > end ? resolve(false) : setTimeout(look, 10); };
		look();
	})`, expression)
	ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	if !ok {
		b.shot("failed")
		b.t.Fatalf("never true: %s", expression)
	}
}

// waitText waits until an element matching the selector contains the text.
func (b *browser) waitText(selector, text string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`[...document.querySelectorAll(%s)].some((el) => el.textContent.includes(%s))`,
		strconv.Quote(selector), strconv.Quote(text)))
}

func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func (b *browser) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

func (b *browser) write(selector, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

// shot keeps a screenshot; go test -artifacts keeps the folder.
func (b *browser) shot(name string) {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), png, 0o600)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// choose picks an option of a select as a person does.
func (b *browser) choose(selector, value string) {
	b.t.Helper()
	b.do(chromedp.SetValue(chromedp.CSS(selector), value, chromedp.NodeVisible))
	eval[bool](b, fmt.Sprintf(`document.querySelector(%s).dispatchEvent(new Event("change", { bubbles: true }))`,
		strconv.Quote(selector)))
}
