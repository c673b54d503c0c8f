# Which words of the ten languages mean the same: stems and phrases by concept.
# Form: "@concept", then "LANG stem, stem, two words, =whole word"; "any" is a language too. A stem of four letters or more
# also begins longer words; case, accents and script (Cyrillic or Latin) do not matter. "oos." is what the bot does not deal with.
@kiezfonds
any kiezfond, kietzfond, kiesfond, kizfond, kiezfound, kiez fond
de kiezgeld, kiezkasse, nachbarschaftsfonds
en kiez fund, neighbourhood fund, neighborhood fund, local fund, small grant
ru кицфонд, кизфонд, кицфонд, фонд района, районный фонд, фонд кица
uk кіцфонд, кізфонд, фонд району, районний фонд, фонд кіцу
vi quy kiez, quy khu pho, quy kiezfonds
ar كيتسفوند, كيزفوند, كيتس فوند, صندوق الحي, صندوق كيتس, صندوق الحاره
tr kiez fonu, mahalle fonu, semt fonu
pl fundusz dzielnicow, fundusz osiedl, fundusz kiez, fundusz sasiedzk
fa کیتسفوند, کیتس فوند, کیزفوندز, صندوق محله, صندوق کیتس
@haushalt
any burgerhaushalt, buergerhaushalt, burgerhaushald, burger haushalt, burgerhaushlt
de beteiligungshaushalt, haushalt
en participatory budget, citizens budget, citizen budget, district budget, residents budget, civic budget
ru бюргерхаусхальт, бюджет участия, партиципаторн, народный бюджет, гражданский бюджет, инициативного бюджет, бюджет жител
uk бюргерхаусгальт, бюргергаусгальт, бюджет участі, громадський бюджет, громадського бюджет, партиципатор, бюджет громад
vi ngan sach cong dan, ngan sach nguoi dan, ngan sach
ar ميزانيه المواطن, الميزانيه التشاركيه, ميزانيه تشاركيه, بورغرهاوسهالت, بورجرهاوسهالت, بورغر هاوسهالت, ميزانيه
tr katilimci butce, yurttas butce, vatandas butce, halk butce, butce
pl budzet obywatelsk, budzet partycypac, budzet
fa بودجه شهروندی, بودجه مشارکتی, بورگرهاوسهالت, بودجه
@jury
any burgerjury, buergerjury, burgerinnenjury, jury, juri
de kiezjury, jurysitzung, jurymitglied
en juror, residents jury, citizens jury
ru жюри, бюргерюри, бюргержюри
uk журі, бюргерюрі, бюргержурі
vi ban giam khao, hoi dong
ar لجنه التحكيم, هيئه المحلفين, لجنه المواطنين, لجنه التحكيم, لجنه, يوري, جوري, محلفين
tr juri, halk jurisi, yurttas jurisi
pl jury, juror, lawa obywatel
fa هیئت داوران, هیات داوران, ژوری, یوری, داوران, هیئت
@apply
de antrag, beantrag, bewerb, formular, ausfull, antragsformular, beantrage
en apply, application, form, fill in, fill out, request funding, paperwork
ru заявк, заявлен, подать, подавать, анкет, бланк, формуляр, антраг, заполн, оформить, подаю
uk заявк, заяв, подати, подавати, анкет, бланк, формуляр, антраг, заповн, подаю
vi nop don, don xin, mau don, lam don, xin tien, viet don, to don, dang ky xin, dien don, nop ho so, ho so
ar اقدم, تقديم, اقدم طلب, طلب, استماره, فورم, نموذج, تقدم, التقديم, اعبي, تعبئه
tr basvuru, basvur, form, dilekce, antrag, doldur, muracaat
pl wniosek, wniosk, zlozyc, formularz, skladac, aplikow, podanie, zloze, wypeln
fa درخواست, تقاضا, فرم, درخواست بدم, ثبت درخواست, تقاضانامه, پر کنم, پر کردن
@amount
de wie viel, wieviel, hochstens, maximal, summe, betrag, hochstbetrag, hohe, obergrenze, topf, maximum, limit
en how much, maximum, max, amount, limit, up to, left in, money left, sum, =cap, budget left
ru сколько, максимал, максимум, сумм, лимит, размер, осталось
uk скільки, максимал, максимум, сум, ліміт, розмір, залишилось, залишил
vi bao nhieu, toi da, so tien, muc tien, con tien, nhieu nhat, con bao nhieu
ar كم, قديش, الحد الاقصى, اقصى, مبلغ, حد اعلى, شقد, اعلى
tr ne kadar, kac euro, en fazla, maksimum, miktar, azami, kac para, tutar, limit, ust sinir
pl ile, maksymaln, kwot, maks, limit, najwiecej, wysokosc
fa چقدر, حداکثر, مبلغ, سقف, چه مقدار, چند یورو, چه قدر
@money
de geld, euro, kohle, zahlt, kosten, forderung, finanzier, zuschuss, mittel, fordermittel, bezahl, ubernehm, gefordert, fordern, unterstutz
en money, euro, pay for, cost, funding, fund, grant, finance, cover, budget, bucks, eur
ru деньг, денег, евро, оплат, стоит, финансир, плат, грант, деньгам, средств, поддерж
uk грош, євро, оплат, кошту, фінансув, плат, грант, кошт, грошей, підтрим
vi tien, euro, chi tra, kinh phi, tai tro, tra tien, ho tro tien, phi
ar مصاري, فلوس, اموال, المال, يورو, تمويل, يدفع, تدفع, تكلفه, دعم, ممول, مال, تمول, بتمول
tr para, euro, odeme, oder, maliyet, destek, hibe, karsil, finans, avro, odenek, fon
pl pieniadz, pieniedz, euro, zaplac, koszt, finans, dofinans, dotac, kasa, grant, srodk, oplac
fa پول, یورو, هزینه, بودجه, پرداخت, کمک مالی, تامین, بودجه, حمایت مالی
@deadline
de frist, abgabefrist, bis wann, stichtag, deadline, spatestens, abgabe, einsendeschluss, termin fur antr, noch rechtzeitig, zu spat, schaffe ich
en deadline, due, too late, until when, closing date, by when, cut off, cutoff, latest, last day, in time
ru дедлайн, до какого, срок, последний день, крайн, до когда, успе, опозда, поздно
uk дедлайн, до якого, термін, строк, останній день, крайн, до коли, встиг, запізн, пізно
vi han chot, han nop, den khi nao, thoi han, truoc ngay, het han, tre han, den bao gio, han cuoi, kip
ar اخر موعد, موعد نهائي, لغايه, لحد متى, المهله, مهله, اخر يوم, الموعد النهائي, متى اخر, ينتهي, متاخر, حتى متى
tr son tarih, son gun, ne zamana kadar, son basvuru, teslim tarihi, gec, yetis, suresi, sure
pl termin, do kiedy, deadline, ostateczn, ostatni dzien, zdaz, za pozno, spozni, koniec naboru
fa مهلت, ددلاین, تا کی, اخرین روز, آخرین مهلت, تا چه تاریخ, اخرین تاریخ, دیر, موعد, سررسید
@eligible
de darf, durfen, berechtigt, privatperson, verein, voraussetzung, teilnahmeberecht, gefordert, forderfahig, hausgemeinschaft, auch ohne, erlaubt, wer kann, kann ich trotzdem, bezuschuss, ubernimmt, zahlt sowas, honorar
en eligible, allowed, private person, association, registered, would they pay, qualify, who can, individual, club, ngo, still get, without an, be funded, non profit
ru частное лицо, частн, могу ли, можно ли, кто может, имею право, ферайн, объединени, организац, без регистрац, физлиц, имеет право, допуска, профинанс
uk приватна особа, приватн, чи можу, чи можна, хто може, маю право, ферайн, об'єднан, організац, фізособ, має право, дозвол
vi ca nhan, co duoc, duoc khong, duoc xin, hoi doan, ai duoc, dieu kien, co the xin, du dieu kien, hiep hoi, duoc ho tro
ar شخص عادي, هل يحق, يحق, جمعيه, مسموح, شروط, مين بيقدر, فرد, هل يمكن, مؤهل, بيحقلي, شخص خاص, من يستطيع, افراد
tr ozel kisi, dernek, olabilir mi, alabilir mi, hakkim var, uygun mu, sart, kimler, bireysel, sahis, karsilar mi, oder mi, destekler mi
pl osoba prywatn, prywatn, stowarzysz, czy moge, uprawn, warunk, kto moze, bez stowarz, nieformaln, sfinans, czy zaplac, kwalifik
fa شخص حقیقی, انجمن, ایا میتوان, اجازه, شرایط, چه کسانی, شخص خصوصی, واجد شرایط, میتونم به عنوان, حق دارم, کی میتونه, شخصی
@settlement
de quittung, beleg, abrechn, rechnung, kassenbon, bon, verwendungsnachweis, vorstreck, vorschuss, erstatt, zuruckbekomm, sachbericht, auszahl, auslage, uberweis, nachweis
en receipt, invoice, settle, reimburs, refund, paperwork, bill, proof of, pay back, advance, get the money, payout, before or after, expense report
ru чек, квитанц, счет, отчит, возмещ, отчет, верн, аванс, расчет, выплат, накладн, переведут, перечисл
uk чек, квитанц, рахун, відшкод, звіт, поверн, аванс, розрах, виплат, перерах
vi hoa don, bien lai, quyet toan, thanh toan, hoan tien, tra lai tien, ung truoc, chung tu, ung tien, bao cao
ar فاتوره, فواتير, ايصال, وصل, ايصالات, وصولات, تسويه, استرداد, سلفه, الفواتير, كشف حساب, تقرير
tr fis, fatura, makbuz, hesap kapat, geri odeme, avans, on odeme, masraf, iade, mahsup, dekont, belge
pl rachun, paragon, faktur, rozlicz, zwrot, zaliczk, pokwit, sprawozd, wyplat, kwit
fa رسید, فاکتور, تسویه, بازپرداخت, پیش پرداخت, فیش, صورتحساب, قبض, گزارش, مدارک خرید
@decide
de entscheid, bewillig, wer bestimmt, bestimmt wer, abstimmen uber
en decide, who chooses, who approves, decision
ru решает, решени, кто выбира, решают, определя
uk вирішу, рішенн, хто обира, визнача
vi quyet dinh, ai quyet, ai chon, xet duyet
ar يقرر, قرار, مين بيقرر, بقرر, من يختار, بيقرر
tr karar, kim sec, kim belirl
pl decyduj, decyzj, kto wybier, decydow
fa تصمیم, کی انتخاب, چه کسی انتخاب
@join
de mitmach, mitglied, beitret, teilnehm, mitwirk, jurymitglied, bewerben, rein in die, dabei sein, mitentscheid, mitbestimm, werden
en join, become, member, take part, participate, be on the, sign up, get involved, be part
ru вступ, стать, член, участв, войти в, участник, попасть в, присоедин
uk вступ, стати, член, участ, увійти, учасник, потрап, долуч, приєдна
vi tham gia, thanh vien, gia nhap, vao hoi, vao ban, lam thanh vien, ung cu
ar انضم, عضو, اشارك, المشاركه, اصير, انضمام, عضويه, ادخل, كيف اصبح, شارك
tr uye, katil, olmak, yer al, girmek, gire, nasil olurum
pl dolacz, czlonk, uczestn, zostac, wejsc do, przystap, zapis, czlonek
fa عضو, عضویت, شرکت, بپیوند, ملحق, وارد, عضو شدن
@language
de deutsch, sprache, englisch, dolmetsch, ubersetz
en german, english, language, speak, translat, interpret
ru немецк, язык, по русски, перевод, говорю, русск
uk німецьк, мов, українськ, переклад, розмовля
vi tieng duc, tieng viet, ngon ngu, phien dich, dich
ar الماني, لغه, العربيه, بالعربي, مترجم, ترجمه, عربي
tr almanca, turkce, dil, tercum, cevir
pl niemieck, polsk, jezyk, tlumacz, mowie
fa المانی, فارسی, زبان, ترجمه, مترجم
@meeting
de sitzung, tagt, tagen, treffen, trifft, versammlung, zusammenkunft, tagung
en meet, meeting, session, sits, gather
ru заседан, собран, собира, встреч
uk засідан, збор, збира, зустріч
vi hop, cuoc hop, phien hop, buoi hop, gap mat
ar اجتماع, جلسه, تجتمع, بتجتمع, يجتمع, لقاء, الجلسه
tr toplan, oturum, bulus
pl zebran, posiedz, spotk, zbiera, obrad
fa جلسه, نشست, گردهمایی, تشکیل میشه, دیدار
@next
de nachste, nachsten, kommend, wieder
en next, upcoming, coming, again
ru следующ, ближайш, будущ, снова
uk наступн, найближч, майбутн, знову
vi tiep theo, sap toi, lan toi, ke tiep, tuan sau, tuan toi, sap
ar القادم, القادمه, الجاي, الجايه, التالي, المقبل, جايه, الجايه
tr gelecek, sonraki, onumuzdeki, bir daha, yaklasan, tekrar
pl nastepn, najbliz, kolejn, znowu, przyszl
fa بعدی, اینده, آتی, دوباره
@when
de =wann, welchem tag, welcher tag, datum, uhrzeit, um wie viel, =termine
en =when, what time, what day, =date, dates
ru =когда, во сколько, какого числа, =дата, какой день, даты
uk =коли, о котрій, якого числа, =дата, який день, дати
vi khi nao, bao gio, luc nao, may gio, ngay nao, hom nao
ar =متى, =ايمتى, =امتى, اي ساعه, اي يوم, تاريخ, =وقتيش, =شوقت, =وقتاش
tr ne zaman, saat kac, hangi gun, tarih, kacta
pl =kiedy, o ktorej, jaki dzien, =data, kiedys, ktorego
fa =کی, چه زمان, چه وقت, ساعت چند, چه روز, تاریخ, =کِی
@where
de =wo, =wohin, wo finde, woher
en =where
ru =где, =куда, =откуда
uk =де, =куди, =звідки
vi o dau, cho nao, dau, noi nao
ar =وين, =اين, =فين, لوين, بوين, منين
tr nerede, nereye, neresi, nerden, nereden, nerde
pl =gdzie, dokad, skad
fa =کجا, کجاست, کجا, کجاس
@whatis
de was ist, was sind, bedeut, erklar, was macht, was heisst, worum geht, was soll, nie gehort, wofur, unterschied, was genau, wozu, was bringt
en what is, whats, meaning, explain, what does, what are, difference, different from, what s, tell me about, mean
ru что такое, что это, объясн, означа, что за, разниц, отлича, расскаж, зачем, чем отлич
uk що таке, що це, поясн, означа, що за, різниц, відрізня, розкаж, навіщо
vi la gi, nghia la, giai thich, khac gi, la sao, khac nhau, de lam gi, la cai gi
ar شو هو, ما هو, ماهو, ما هي, شو هي, يعني ايه, اشرح, شو يعني, الفرق, ماذا يعني, ما معنى, معنى, شنو, ايش هو, ايش, شو, ماذا
tr nedir, ne demek, acikla, ne ise yarar, fark, neymis, anlat, ne oluyor
pl co to, wyjasn, oznacza, na czym polega, roznic, rozni sie, o co chodzi, znaczy, czym jest, co robi
fa چیست, چیه, یعنی چی, توضیح, فرق, چی هست, چی چیه, یعنی, معنی, تفاوت
@idea
de idee, vorschlag, vorschlage, anregung, wunsch
en idea, proposal, suggest, propose, pitch
ru иде, предложен, предлож, предлага
uk іде, пропозиц, запропон, пропону
vi y tuong, de xuat, de nghi, gop y, kien nghi
ar فكره, اقتراح, مقترح, اقترح, افكار, اقتراحي, اقتراحات, مقترحي
tr fikir, oneri, oner, teklif
pl pomysl, propozyc, propon, zaproponow, zglosic, zglaszac
fa ایده, پیشنهاد, نظر
@submit
de einreich, abgeb, abgeben, einsend, hinschick, schick, vorschlagen, einbring
en submit, hand in, send in, where do i send, send my
ru отправ, присла, внести, сдать, подать, послать
uk надісла, відправ, внести, здати, подати
vi gui, nop
ar ارسل, ابعت, تقديم, اقدم, اسلم, وين بقدم
tr gonder, sun, ilet, teslim, yolla
pl wysla, zloz, zglos, przesla, oddac, skladac
fa ارسال, بفرست, ثبت, تحویل, بدم, ارائه
@vote
de abstimm, votier, stimme, wahlen, votum, voting, stimmabgabe, wahl
en vote, voting, ballot, poll
ru голосов, проголос, голосуют, голос
uk голосув, проголос, голос
vi bo phieu, binh chon, bau, bieu quyet, phieu bau
ar تصويت, اصوت, التصويت, صوت, تصوت, انتخب
tr oy, oylama, oyla, oy ver
pl glosow, glosuj, glos, zaglosow
fa رای, رأی, رای دادن, رایگیری
@status
de status, stand, geworden aus, passiert mit, bearbeit, entschieden, angenommen, abgelehnt, umgesetzt, wie weit, ruckmeldung, mein vorschlag, durchgekomm
en status, happened to, approved, accepted, rejected, implemented, progress, reviewed, any news, update on, my proposal, my idea
ru статус, что с моим, принят, одобр, отклон, реализ, рассмотр, судьб, что стало, продвига, мое предлож, моего предлож
uk статус, що з моєю, прийнят, схвал, відхил, реаліз, розгля, доля, що стало, моя пропоз, моєї пропоз, моєю проп
vi tinh trang, den dau roi, duoc duyet, ket qua, duoc chap nhan, tien do, ra sao, chap thuan, bi tu choi
ar وضع, شو صار, وين وصل, انقبل, انرفض, قبول, حاله, ماذا حدث, نتيجه اقتراح, مصير, وصل, تم قبول, تمت الموافقه
tr durum, ne oldu, kabul edil, reddedil, onaylan, asama, sonuc, gerceklesti, akibet
pl status, co sie stalo, co z moim, zatwierdz, przyjet, odrzuc, zrealizow, na jakim etap, rozpatrz, jaki jest stan
fa وضعیت, چی شد, تایید, رد شد, پذیرفته, نتیجه, به کجا رسید, چه شد, سرنوشت
@open
de geoffnet, offnung, offnungszeit, =auf, offen, sprechzeit, sprechstunde, =zu, geschlossen, burozeit, habt ihr auf, habt ihr offen, zeiten, erreichbar, feiertag, offnet
en open, opening, hours, closed, closing, office hours, business hours
ru открыт, часы работы, график, работаете, закрыт, режим работы, приемные часы, часы прием, до скольки, время работы, рабоч, прием
uk відкрит, години роботи, графік, працюєте, зачинен, прийомні, режим роботи, закрит, відчинен, години прийом, до котрої, час роботи
vi mo cua, gio mo, dong cua, gio lam viec, lam viec, gio tiep, co lam
ar مفتوح, مفتوحين, دوام, ساعات العمل, مغلق, تفتح, بتفتحوا, فاتحين, اوقات الدوام, مسكر, مواعيد العمل, ساعات, بتسكروا, تسكر, الدوام
tr acik, acik mi, calisma saat, kapali, kacta acil, mesai, saatleri, aciliyor, kapaniyor, acilis
pl otwart, godziny, czynne, zamkn, otwarcia, pracujec, otwieraci, czynny
fa باز, ساعت کار, تعطیل, بسته, ساعات کاری, باز هست, بازه, بازید, ساعت کاری
@weekday
de montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, wochenende
en monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend
ru понедельник, вторник, сред, четверг, пятниц, суббот, воскрес, выходн
uk понеділ, вівтор, серед, четвер, п'ятниц, субот, неділ, вихідн
vi thu hai, thu ba, thu tu, thu nam, thu sau, thu bay, chu nhat, cuoi tuan
ar الاثنين, الثلاثاء, الاربعاء, الخميس, الجمعه, السبت, الاحد, نهايه الاسبوع, عطله, ويكند
tr pazartesi, sali, carsamba, persembe, cuma, cumartesi, pazar, hafta sonu, haftasonu
pl poniedz, wtorek, srod, czwart, piatek, piatk, sobot, niedziel, weekend
fa دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, جمعه, شنبه, یکشنبه, اخر هفته
@timeofday
de abend, nachmittag, morgens, vormittag, uhr, heute, morgen
en evening, afternoon, morning, today, tomorrow, after work
ru вечер, утром, днем, сегодня, завтра, после работы, после обеда
uk вечор, ввечері, вранці, сьогодні, завтра, після роботи, після обіду, увечері
vi buoi toi, buoi chieu, buoi sang, hom nay, ngay mai, sau gio lam, chieu
ar المسا, مساء, الصبح, صباحا, اليوم, بكرا, غدا, بعد الدوام, العصر, بعد الظهر
tr aksam, ogleden sonra, sabah, bugun, yarin, is cikis, mesaiden sonra
pl wieczor, popoludn, rano, dzis, jutro, po pracy
fa عصر, بعد از ظهر, صبح, امروز, فردا, بعد از کار, شب
@address
de adresse, strasse, anschrift, hinkomm, weg zu, wie komme ich, standort, sitzt, anfahrt, buro, finde ich euch, zu euch, s bahn, tram, haltestelle, barrierefrei, rollstuhl, aufzug, eingang
en address, where is your, where are you, get to you, located, location, directions, station, tram, bus, wheelchair, accessible, find you, entrance, lift, get there
ru адрес, находит, доехать, добрат, проехать, как пройти, улиц, офис, станци, трамва, инвалидн, коляск, располож, лифт
uk адрес, знаходит, доїхати, дістат, проїхати, як пройти, вулиц, офіс, станці, трамва, інвалідн, візк, розташ, ліфт
vi dia chi, duong nao, van phong, di den, o cho nao, tau dien, xe lan, den cho, tram nao, di bang gi, nam o, thang may
ar عنوان, وين مكتب, وين موقع, اوصل, كيف اجي, مكتبكم, شارع, كرسي متحرك, محطه, موقع, العنوان, الوصول, مصعد, مكانكم, وينكم
tr adres, nasil gelirim, nasil gidilir, ofis, sokak, cadde, tekerlekli, durak, istasyon, konum, yeriniz, engelli, ulasim, asansor
pl adres, jak dojech, jak dotrz, ulic, biuro, siedzib, wozk, przystan, gdzie jestescie, gdzie sie znajd, dojazd, lokaliz, winda, mieszcz
fa ادرس, نشانی, چطور بیام, دفتر, خیابان, ویلچر, ایستگاه, واقع, مکان شما, کجایید, کجا هستید, اسانسور
@contact
de telefon, nummer, anruf, mail, kontakt, erreich, email, ansprechpartner, ruf an, telefonnummer, schreiben kann
en phone, email, e mail, contact, call you, reach, number, whatsapp, tel, get in touch, write to
ru телефон, номер, почт, имейл, контакт, связат, позвон, мейл, email, дозвон, написать вам
uk телефон, номер, пошт, імейл, контакт, зв'яз, подзвон, мейл, email, зателефон, написати вам
vi so dien thoai, dien thoai, email, lien he, lien lac, goi dien, goi cho, so phone, sdt
ar تلفون, هاتف, رقم, ايميل, تواصل, اتصل, بريد, تليفون, موبايل, الرقم, رقمكم, اتواصل
tr telefon, numara, eposta, e posta, mail, iletisim, ulas, ara, irtibat
pl telefon, numer, mail, kontakt, zadzwon, skontakt, napisac, email
fa تلفن, شماره, ایمیل, تماس, ارتباط, زنگ, شماره تماس
@appointment
de termin, vorbeikomm, anmeld, vereinbar, spontan, einfach kommen, voranmeld, besuchen, gesprach, beratungstermin, ausmach
en appointment, walk in, book, schedule, drop by, could we meet, come by, make an app, meet you, see you
ru термин, записат, запис, прийти, прием, без записи, встретит, назнач, подойти, зайти
uk термін, записат, запис, прийти, прийом, без запису, зустріт, признач, зайти, завітати
vi hen, dat hen, lich hen, den truc tiep, cuoc hen, dat lich, den luon, ghe
ar موعد, حجز, احجز, مواعيد, بدون موعد, اجي, زياره, احكي معكم, حجز موعد, اخذ موعد, نتقابل
tr randevu, ugray, gelebilir, gelsem, gorusme, gorusebilir, termin, randevusuz
pl umow, wizyt, spotkani, przyjsc, bez umaw, zapowied, zajrzec, wpasc, termin na
fa وقت, نوبت, قرار, قرار ملاقات, بدون وقت, ملاقات, بیام, مراجعه, سر بزنم, حضوری
@event
de veranstalt, fest, feier, event, los im kiez, was ist los, flohmarkt, konzert, programm, unternehm, passiert, angebot, kurs, markt, basteln
en event, happening, festival, party, flea market, concert, whats on, going on, things to do, program, workshop, market, activities, stall
ru мероприят, событ, праздник, фестивал, концерт, происход, ярмарк, афиш, куда сходить, блошин, кружк, программа, интересн
uk заход, поді, свят, фестивал, концерт, відбува, ярмар, афіш, куди піти, барахолк, гурток, програма, цікав
vi su kien, le hoi, lien hoan, co gi, hoat dong, cho troi, hoi cho, chuong trinh, buoi hoa nhac
ar فعاليه, فعاليات, مهرجان, حفله, نشاط, انشطه, احتفال, سوق, كونسرت, الفعاليات, نشاطات, عيد
tr etkinlik, festival, senlik, parti, konser, neler var, bit pazari, kutlama, faaliyet, program
pl wydarz, impre, festyn, festiwal, koncert, dzieje, targ, atrakcj, program, zajec, zajeci, swieto
fa برنامه, رویداد, جشن, جشنواره, مراسم, کنسرت, بازار, چه خبر, فعالیت
@wirimkiez
any wir im kiez, wirimkiez, munsterlandplatz, muensterlandplatz, kunstmeile
de strassenfest, kiezfest, stadtteilfest, nachbarschaftsfest
en street party, street festival, neighbourhood festival, neighborhood festival, kiez festival
ru праздник улиц, уличн, праздник района, вир им киц, районный праздник
uk свято вулиц, вуличн, свято району, вір ім кіц
vi le hoi duong pho, hoi pho, le hoi khu pho, hoi khu
ar مهرجان الحي, حفله الشارع, احتفال الشارع, مهرجان الشارع, فير ايم كيتس
tr sokak senli, mahalle senli, sokak festival, mahalle festival
pl festyn, ulicz, swieto ulic, festiwal kiez
fa جشن خیابان, جشن محله, جشنواره خیابان, ویر ایم کیتس
@kids
de kind, kinder, famil, kita, jugend, eltern, baby
en kid, child, famil, parent, toddler, teen, youth
ru дет, ребен, семь, семей, родител, подрост, молодеж
uk діт, дитин, сім, родин, батьк, підліт, молод
vi tre em, con nho, gia dinh, phu huynh, tre con, thanh thieu
ar اطفال, ولاد, عائله, عيله, طفل, اهل, شباب, العائلات
tr cocuk, aile, veli, genc
pl dzieci, dziec, rodzin, rodzic, mlodzie
fa بچه, کودک, خانواده, والدین, نوجوان
@volunteer
de ehrenamt, freiwillig, engagier, mithelfen, helfen mochte, will helfen, helfer, zeit schenken, kann ich helfen, was gutes tun, mit anpack
en volunteer, help out, give my time, do something useful, lend a hand
ru волонт, доброволь, помочь, помогать, хочу помо
uk волонт, доброві, допомогти, допомагати, хочу допо
vi tinh nguyen, thien nguyen, lam tinh nguyen, giup do moi nguoi, muon giup
ar تطوع, متطوع, اتطوع, اساعد, التطوع, متطوعين, عمل تطوعي
tr gonullu, yardim etmek, gonul, yardimci olmak
pl wolontar, wolonta, pomagac, pomoc innym, chce pomoc, ochotni
fa داوطلب, کمک کنم, خیریه, کمک کردن
@seniors
de senior, alte leute, rentner, altere
en senior, elderly, pensioner, old people
ru пожил, старик, пенсион
uk літн, старш, пенсіон
vi nguoi gia, nguoi cao tuoi, cao tuoi
ar كبار السن, مسنين, المسنين
tr yasli, emekli
pl senior, starsz, emeryt
fa سالمند, پیر, مسن
@room
de raum, raume, saal, mieten fur, feiern, raumlich, nachbarschaftstreff, treffpunkt, cafe, begegnung, kuche, proben, unterkommen
en room, space, venue, hall, cafe, place to meet, meetup, hangout
ru помещен, зал, комнат, аренд, снять помещ, кафе, собраться, посидет
uk приміщ, зал, кімнат, оренд, кафе, зібрат, посидіт
vi phong, hoi truong, thue phong, muon phong, cho hop, quan ca phe, ca phe, cho gap
ar قاعه, غرفه, صاله, مكان للاجتماع, استاجر قاعه, كافيه, مقهى, مكان
tr salon, oda, mekan, kirala, kafe, yer kirala, toplanti yeri
pl sala, salk, sale, pomieszcz, pokoj, wynaj, kawiarn, lokal, miejsce na
fa سالن, اتاق, فضا, اجاره سالن, کافه, جا برای, مکان برای
@birthday
de geburtstag, hochzeit
en birthday, wedding
ru день рожд, рождени, свадьб
uk день народж, народжен, весіл
vi sinh nhat, dam cuoi
ar عيد ميلاد, ميلاد, عرس
tr dogum gunu, dogumgunu, dugun
pl urodzin, wesele
fa تولد, عروسی
@advice
de beratung, berat, jobcenter, sozialberat, brief vom amt, bescheid, wohngeld, formulare, sozialamt, amt, schulden, papierkram, kindergeld, burgergeld, hilfe bei
en advice, counsel, jobcenter, job center, benefits, social, help with forms, letter from, help me understand, debt, child benefit, welfare
ru консультац, джобцентр, джоб, социальн, пособ, письмо, помогите с, ведомств, помощь с, долг, консульт, бюргергельд, вонгельд, киндергельд, социал
uk консультац, джобцентр, джоб, соціальн, допомог, лист, виплат, борг, консульт, бюргергельд, вонгельд, кіндергельд
vi tu van, jobcenter, tro cap, giay to, thu cua, xa hoi, sozialamt, giup dien, giup giay, no nan
ar استشاره, جوب سنتر, جوبسنتر, مساعده اجتماعيه, رساله, اوراق, معونه, ارشاد, مشوره, جوب, الجوب, ديون, السوسيال, مساعدات
tr danisma, jobcenter, sosyal, mektup, evrak, yardim lazim, is kurumu, danismanlik, borc, destek al, cocuk parasi
pl porad, doradz, jobcenter, zasil, socjal, pismo, urzed, pomoc w wypel, dlug, poradnict
fa مشاوره, جاب سنتر, جابسنتر, نامه, کمک اجتماعی, اداره, جابسنتر, بدهی, کمک هزینه, مددکار
@tenant
de miet, vermieter, wohnung, schimmel, nebenkosten, heizung, mieterhohung, mieterbeirat, mieterberat, hausverwalt, howoge, kundig, kaution
en tenant, landlord, rent, flat, apartment, mold, mould, heating, evict, utility bill, housing company
any howoge, mieterbeirat, mieterverein, mieterberatung
ru аренд, арендодат, хозяин кварт, квартир, плесен, отоплен, квартплат, жильц, съемщик, мит, коммунал, выселен, квартиросъ
uk оренд, орендодав, власник кварт, квартир, пліснят, пліснява, опален, мешкан, наймач, комунал, виселен, цвіль
vi chu nha, tien nha, thue nha, nam moc, moc, suoi, can ho, nguoi thue, tien thue, tang tien, nguoi thue nha
ar ايجار, الايجار, صاحب البيت, مستاجر, شقه, عفن, تدفئه, سكن, المالك, بيت, مالك, المؤجر, المستاجرين, الشقه
tr kira, ev sahibi, kiraci, kuf, isitma, daire, kalorifer, yan gider, konut
pl czynsz, najem, lokator, wlascic, mieszkan, plesn, grzyb, ogrzew, najemc, wynajmuj, podwyzk
fa اجاره, صاحبخانه, صاحب خانه, مستاجر, کپک, اپارتمان, خانه, گرمایش, شوفاژ, کرایه
@feedback
de beschwer, lob, kaputt, mull, feedback, kritik, danke fur das fest, melden, sauer, schade, rückmeldung, toll war, schon war, hinweis, weitergeb, verdreckt, enttausch, larm
en complain, feedback, broken, lovely, pass it on, nobody answered, rubbish, trash, report, disappointed, was great, suggestion box, noise, garbage
ru жалоб, пожалов, отзыв, сломан, мусор, не отвеча, замечан, благодарност, не ответил, не работает фонар, разбит, жалуюсь, понрав, шум
uk скарг, поскарж, відгук, зламан, сміт, не відповіда, зауваж, подяк, не відповів, розбит, сподоб, шум
vi khieu nai, phan nan, gop y, hong, rac, phan anh, khen, khong tra loi, bi hu, on ao, bao hong
ar شكوى, اشتكي, ملاحظه, خربان, زباله, رايي, مكسور, اشكي, ما حدا رد, قمامه, معطل, وسخ, ازعاج, شكوه
tr sikayet, geri bildirim, bozuk, cop, elestiri, kimse cevap, memnun, kirik, guzeldi, gurultu, ilet
pl skarg, zazal, opini, zepsut, smieci, uwag, nikt nie odp, pochwal, poskarz, reklamac, nie dziala, halas, swietn
fa شکایت, نظر, خراب, اشغال, زباله, انتقاد, بازخورد, گله, کسی جواب, شکسته, سروصدا, پیشنهاد و انتقاد
@thanks
de danke, dank, vielen dank, super geholfen, merci, dankeschon
en thank, thanks, thx, cheers, ty, appreciate
ru спасибо, благодар, спс, пасиб, дякую
uk дякую, спасибі, вдяч, дяк
vi cam on, cam on nhieu, cám ơn
ar شكرا, مشكور, يسلمو, تسلم, يعطيك العافيه, شكر, ممنون
tr tesekkur, sagol, sag ol, eyvallah, tesekkurler
pl dziek, dzieki, dziekuj, dzk
fa ممنون, مرسی, تشکر, سپاس, دستت درد, متشکر
@hello
de hallo, guten tag, guten morgen, guten abend, =hi, =hey, moin, servus, na, tach, gruss gott
en hello, =hi, =hey, good morning, good evening, good afternoon, greetings
ru привет, здравств, добрый день, доброе утро, добрый вечер, здрасте
uk привіт, вітаю, добрий день, доброго дня, добрий ранок, добрий вечір, доброго ранку, здрастуйте
vi xin chao, chao, alo
ar مرحبا, السلام عليكم, صباح الخير, مساء الخير, اهلا, هلا, هاي, سلام
tr merhaba, selam, gunaydin, iyi gunler, iyi aksamlar, meraba, slm
pl dzien dobry, czesc, hej, witam, dobry wieczor, siema
fa سلام, درود, صبح بخیر, روز بخیر, عصر بخیر, وقت بخیر
@human
de mensch, mitarbeiter, echte person, jemand sprechen, mit jemandem, zuruckruf, ruckruf, richtigen menschen, persönlich, kein bot, ruft mich, person reden
en human, real person, talk to someone, speak to someone, call me back, agent, staff, employee, someone call, a person
ru человек, сотрудник, оператор, живым, перезвон, поговорить с, живой, с кем то, реальн
uk людин, співробіт, працівник, оператор, живою, передзвон, поговорити з, з кимось, справжн
vi nguoi that, nhan vien, noi chuyen voi, gap nguoi, goi lai, nguoi tu van
ar موظف, شخص حقيقي, احكي مع, انسان, يتصل, تتصلوا, بني ادم, التحدث مع, اتكلم مع, حدا يتصل, التكلم
tr insan, gercek kisi, gorevli, calisan, biriyle konus, beni ara, geri ara, yetkili, canli
pl czlowiek, pracowni, konsultant, porozmawiac z, oddzwon, zywym, kims, prawdziw, osoba
fa انسان, کارمند, ادم واقعی, صحبت با, زنگ بزن, اپراتور, شخص واقعی, حرف بزنم
@aboutyou
de wer seid ihr, wer bist du, was macht ihr, stadtteilzentrum, stadtteilkoordination, was kannst du, wofur seid ihr, bist du, bot, chatbot, uber euch, gehort ihr, was kann der bot, tragerverein, roboter
en who are you, what do you do, what can you, this bot, are you, bot, about you, government, robot, neighbourhood coordination, chatbot
any stadtteilzentrum, stadtteilkoordination, stz, stk, pad ggmbh
ru кто вы, чем вы, что вы делаете, бот, что ты умеешь, вы кто, госуда, координац, чем занима, робот, ты кто
uk хто ви, чим ви, що ви робите, бот, що ти вмієш, ви хто, держав, координац, чим займа, робот, ти хто
vi ban la ai, cac ban la ai, lam gi, bot nay, bot, may la ai, co quan, trung tam, robot, lam duoc gi
ar مين انتو, من انتم, شو بتعملوا, البوت, بوت, شو بتشتغلوا, حكوم, مين انت, ماذا تفعلون, روبوت, من انت
tr siz kimsiniz, kimsiniz, ne yapiyorsunuz, bu bot, bot, ne is, devlet, kimsin, robot, neler yapabil
pl kim jestes, czym sie zajmuj, co robicie, ten bot, bot, urzad miast, co potraf, robot, rzadow
fa شما کی هستید, کی هستید, چه کار, ربات, بات, دولتی, تو کی هستی, چیکار میکنید, کی هستی
@project
de projekt, vorhaben, initiative, baum, bank, banke, beet, spielplatz, blumen, pflanz, ampel, zebrastreifen, radweg, hof, hoffest
en project, bench, tree, garden, courtyard, crosswalk, playground, bike lane, mural, plant, flower
ru проект, скамейк, лавоч, дерев, двор, переход, площадк, клумб, цвет, велодорож
uk проєкт, проект, лавк, лавоч, дерев, двор, перехід, майданчик, клумб, квіт, подвір
vi du an, ghe, cay, san choi, vach qua duong, vuon, bon hoa, hoa
ar مشروع, مشاريع, مقعد, شجر, حديقه, ملعب, ممر مشاه, مشروعي, ورد, زرع
tr proje, bank, agac, bahce, yaya gecidi, park, cicek, avlu
pl projekt, lawk, lawec, drzew, ogrod, przejsc, plac zabaw, podwork, kwiat
fa پروژه, نیمکت, درخت, باغچه, خط عابر, حیاط, پارک, گل, زمین بازی
@district
any friedrichsfelde, neu lichtenberg, neulichtenberg, weitlingkiez, lichtenberg, sewanstr
ru фридрихсфельд, лихтенберг, ной лихтенберг, вайтлинг
uk фрідріхсфельд, ліхтенберг, лихтенберг, вайтлінг
ar فريدريشسفيلد, ليشتنبرغ, فريدريش, ليشتنبيرغ, نوي
fa لیشتنبرگ, فریدریش, لیختنبرگ
@neighbour
de nachbar, kiez, stadtteil, viertel, umgebung
en neighbour, neighbor, kiez, area, local
ru сосед, район, киц
uk сусід, район, кіц
vi khu pho, hang xom, khu vuc, khu nay
ar حاره, الحي, جيران, جار, منطقه, المنطقه, حينا
tr mahalle, semt, komsu, kiez
pl sasiad, dzielnic, osiedl, okolic, kiez
fa محله, همسایه, محل, منطقه
@how
de wie kann, wie geht, wie mache, =wie
en how do i, how can i, how to
ru =как, каким образом
uk =як, яким чином
vi the nao, lam sao, bang cach nao, cach nao
ar =كيف, =شلون, كيفيه, ازاي
tr nasil
pl =jak, w jaki sposob
fa چطور, چگونه, چجوری, چه جوری
@who
de =wer, =wen, an wen
en =who
ru =кто, кому, к кому
uk =хто, кому, до кого
vi =ai
ar =مين, =من, لمين
tr =kim, kime
pl =kto, komu, kogo
fa چه کسی, به کی, کیا
@foreigner
de auslander, staatsburger, pass, ohne deutschen
en citizen, foreigner, non citizen, passport
ru граждан, иностран, без граждан
uk громадян, інозем, без громадян
vi nguoi nuoc ngoai, quoc tich
ar اجنبي, جنسيه, اجانب
tr vatandas, yabanci, alman vatan
pl obywatel, obcokraj, cudzoziem
fa خارجی, تابعیت, شهروند
@free
de kostenlos, umsonst, gratis
en free, cheap, for free
ru бесплатн, дешев
uk безкоштовн, безплатн, дешев
vi mien phi, re
ar مجاني, ببلاش, مجانا, رخيص
tr ucretsiz, bedava, ucuz
pl darmo, bezplat, tani
fa رایگان, مجانی, ارزان
@oos.weather
de wetter, regnet, regen, schnee, temperatur
en weather, rain, temperature, snow, forecast
ru погод, дожд, снег, температур
uk погод, дощ, сніг, температур
vi thoi tiet, mua khong, nhiet do
ar طقس, الجو, مطر, درجه الحراره
tr hava durumu, hava nasil, yagmur, kar yag
pl pogod, deszcz, snieg, temperatur
fa هوا, باران, برف, اب و هوا
@oos.papers
de reisepass, personalausweis, ausweis, fuhrerschein, visum, aufenthalt, aufenthaltstitel, burgeramt, standesamt, auslanderbehorde, steuererklar, steuer, ummeld, anmeldung wohn, einburger, finanzamt, kfz, elterngeld
en passport, residence permit, visa, driving licen, driver s licen, driving license, id card, register my address, anmeldung, tax, citizenship, immigration, burgeramt, permit
ru паспорт, вид на жительств, внж, виз, водительск, права, прописк, регистрац, налог, бюргерамт, гражданств, ауслендер, удостоверен
uk паспорт, посвідк, віз, водійськ, прав, прописк, реєстрац, подат, бюргерамт, громадянств, консульств, ауслендер
vi ho chieu, visa, bang lai, giay phep cu tru, the cu tru, thue, dang ky ho khau, quoc tich, burgeramt, chung minh
ar جواز, جواز سفر, اقامه, فيزا, رخصه, ضريبه, دائره الاجانب, الجنسيه, هويه, شهاده ميلاد, الاقامه, ضرائب
tr pasaport, oturma izni, oturum, vize, ehliyet, kimlik, vergi, vatandaslik, ikamet, nufus
pl paszport, prawo jazdy, prawa jazdy, dowod osob, wiza, meldunek, zameldow, podatk, pobyt, obywatelstwo, karta pobytu
fa پاسپورت, گذرنامه, ویزا, گواهینامه, اقامت, مالیات, کارت شناسایی, تابعیت, شهروندی
@oos.fun
de witz, rezept, fussball, spiel gewonnen, hertha, union, film, lied, gedicht, bundesliga, kino, hausaufgab
en joke, recipe, football, soccer, match, movie, song, poem, score, cinema, homework
ru анекдот, рецепт, футбол, матч, фильм, песн, стих, шутк, кино, реферат
uk анекдот, рецепт, футбол, матч, фільм, пісн, вірш, жарт, кіно
vi nau, cong thuc, bong da, phim, bai hat, chuyen cuoi, tran dau, ket qua tran
ar نكته, وصفه, طبخ, مباراه, فيلم, اغنيه, كوره, كره القدم, قصيده, شعر
tr fikra, tarif, yemek tarifi, mac, futbol, film, sarki, siir, galatasaray, fenerbahce, besiktas, saka
pl przepis, dowcip, zart, mecz, pilka, film, piosenk, wiersz, kawal
fa جوک, دستور پخت, فوتبال, مسابقه, فیلم, اهنگ, شعر, بازی, آشپزی
@oos.life
de arzt, apotheke, krankenhaus, zahnarzt, polizei, notruf, restaurant, pizza, hotel, flug, bahnticket, jobsuche, job finden, arbeit finden, auto, handy, aktie, bitcoin, kryptowahr, supermarkt, bvg, partei, bundeskanzler, hauptstadt
en doctor, pharmacy, hospital, dentist, police, restaurant, pizza, hotel, flight, train ticket, find a job, car, stock, bitcoin, crypto, supermarket, capital of, president, chancellor, dating
ru врач, аптек, больниц, стоматолог, полиц, ресторан, пицц, отель, самолет, билет, работу найти, машин, биткоин, магазин, столиц, президент, курс
uk лікар, аптек, лікарн, стоматолог, поліц, ресторан, піц, готель, літак, квиток, роботу, машин, біткоїн, магазин, столиц, президент, курс
vi bac si, nha thuoc, benh vien, nha si, canh sat, nha hang, pizza, khach san, may bay, ve tau, viec lam, xe hoi, thu do, tong thong, bitcoin
ar دكتور, طبيب, صيدليه, مستشفى, شرطه, مطعم, بيتزا, فندق, طياره, تذكره, شغل, سياره, عاصمه, رئيس, بيتكوين, وظيفه
tr doktor, eczane, hastane, dis hekimi, polis, restoran, pizza, otel, ucak, bilet, is bul, araba, baskent, cumhurbask, bitcoin, dolar, kebap, doner
pl lekarz, aptek, szpital, dentyst, policj, restaurac, pizz, hotel, lot, bilet, prac, samochod, stolic, prezydent, bitcoin, kurs
fa دکتر, پزشک, داروخانه, بیمارستان, پلیس, رستوران, پیتزا, هتل, پرواز, بلیط, کار پیدا, ماشین, پایتخت, رئیس جمهور, بیت کوین, دلار
@oos.insult
de idiot, arschloch, scheiss, dumm, fick, halt die, blod
en idiot, stupid, fuck, shit, asshole, dumb, suck
ru идиот, дурак, туп, сука, хрен, блин, дебил
uk ідіот, дурень, дурн, тупий, курв
vi ngu, do ngu, dit, ngoc
ar غبي, حمار, كلب, تافه, اغبياء
tr aptal, salak, mal, gerizekali, siktir
pl idiot, glup, kurw, debil, spier
fa احمق, خر, بیشعور, لعنتی, نفهم
@access
de rollstuhl, barrierefrei, stufen, treppe, aufzug, fahrstuhl, kinderwagen, rollator, gehbehindert, eingang, klingel, behindert
en wheelchair, step free, stairs, steps, elevator, =lift, pram, stroller, buggy, walker, disab, entrance, doorbell, ramp
ru коляск, ступен, лестниц, лифт, пандус, ходунк, инвалид, вход, подъезд, звонок в дверь, барьер
uk коляск, візочк, сходи, сходинк, ліфт, пандус, ходунк, інвалід, вхід, підʼїзд, бар'єр
vi xe lăn, bậc thang, cầu thang, thang máy, xe đẩy, khuyết tật, lối vào, cửa vào, chuông
ar كرسي متحرك, درج, مصعد, اسانسير, عربه اطفال, عربايه, معاق, مدخل, اعاقه, جرس
tr tekerlekli, merdiven, asansör, bebek arabası, engelli, giriş, rampa, basamak, zil, yürüteç
pl wózk, wózek, schod, winda, windy, windę, niepełnospr, wejście, podjazd, balkonik, dzwonek, domofon
fa ویلچر, پله, آسانسور, کالسکه, معلول, ورودی, رمپ, زنگ در, واکر
@travel
de haltestelle, s bahn, u bahn, straßenbahn, tram, parkplatz, parken, weg beschreib, zu fuß, fahrrad abstell, welche linie, aussteigen, anfahrt, hinkomm, route
en which stop, get off, parking, park my car, by tram, by bus, by bike, on foot, route, which line, train station, how far, directions
ru остановк, трамва, автобус, метро, электричк, парковк, припарков, пешком, доехать, добрат, как пройти, дойти, маршрут
uk зупинк, трамва, автобус, метро, електричк, паркув, пішки, доїхати, дістатис, пройти, дійти, маршрут
vi trạm, bến, xe buýt, tàu điện, đỗ xe, đậu xe, đi bộ, đường đi, xuống trạm, đi tàu, chỉ đường
ar محطه, ترام, باص, مترو, موقف, صفه سياره, مشي, طريق, اوصل لعندكم, انزل
tr durak, tramvay, otobüs, metro, park yeri, otopark, yürüyerek, yol tarifi, hangi hat, inmem, gelirim
pl przystan, tramwaj, autobus, metro, parking, zaparkow, pieszo, dojazd, dojść, dojad, trafić, trafię, wysią
fa ایستگاه, تراموا, اتوبوس, مترو, پارکینگ, پارک کنم, پیاده, مسیر, برسم, پیاده شوم, پیاده بشم
@holiday
de feiertag, ferien, urlaub, weihnacht, ostern, silvester, pfingsten, himmelfahrt, sommerpause, betriebsferien, zwischen den jahren
en holiday, vacation, christmas, easter, new year, ascension, summer break, pentecost, whit monday, may day
ru праздник, каникул, отпуск, рождеств, пасх, новый год, новогодн, майск, летний перерыв
uk свят, канікул, відпустк, різдв, великд, новий рік, новорічн, травнев, літня перерва
vi ngày lễ, nghỉ lễ, nghỉ hè, giáng sinh, noel, phục sinh, năm mới, nghỉ tết
ar عطله, اجازه, كريسماس, عيد الفصح, راس السنه, عيد الميلاد, الاعياد, رمضان
tr tatil, bayram, noel, yılbaşı, paskalya, yaz arası, resmi tatil, ramazan
pl święta, świąt, święto, wakacj, urlop, wielkanoc, boże narodz, sylwest, nowy rok, majówk, ferie
fa تعطیلات, کریسمس, عید پاک, سال نو, نوروز, تعطیل رسمی, مرخصی
@select
de ausgewählt, gewählt, auslos, losverfahren, zusammengesetzt, besteht aus, wie viele mitglieder, wie viele leute, wer sitzt, amtszeit, mehrheit, stimmberecht, befangen, unabhängig, kriterien
en chosen, elected, drawn, lottery, selected, made up, how many members, how many people, who sits, majority, criteria, independent, serve on, term of
ru выбирают, избира, жереб, состоит, состав, сколько человек, сколько членов, большинств, критери, независим, отбира
uk обирають, обира, жереб, складається, склад, скільки людей, скільки членів, більшіст, критері, незалежн, відбира
vi được chọn, bầu ra, bốc thăm, gồm những ai, gồm ai, bao nhiêu người, bao nhiêu thành viên, đa số, tiêu chí, ai ngồi
ar يختارون, بيختاروا, ينتخب, قرعه, تتكون, تتالف, كم عضو, كم شخص, اغلبيه, معايير, مستقل
tr seçil, seçiliyor, kura, kimlerden olus, kimlerden oluşuyor, kaç kişi, kaç üye, çoğunluk, kriter, bağımsız, kimler var
pl wybiera, wybran, losow, składa się, kto zasiada, ilu członk, ile osób, większość, kryteri, niezależn, skład
fa انتخاب می, انتخاب میشن, قرعه, تشکیل شده, چند نفر, چند عضو, اکثریت, معیار, مستقل, اعضا
@quit
de aussteigen, austreten, aufhören, kündigen mitglied, abmelden, zurückziehen, absagen, verschieb, stornier, umbuchen, umlegen
en leave the, quit, step down, resign, cancel, reschedule, postpone, withdraw, move my app, unsubscribe
ru выйти из, отказаться, отменить, перенест, перенос, отозвать, уйти из, отпис
uk вийти з, відмовит, скасув, перенест, відкликат, піти з, відпис
vi rút khỏi, hủy, hoãn, dời, đổi lịch, rút lại, nghỉ làm
ar انسحب, الغي, الغاء, تاجيل, اجل, اترك, انسحاب, غير الموعد
tr ayrıl, iptal, ertele, vazgeç, çekil, başka güne, değiştirmek
pl zrezygn, odwoł, przełoż, przesun, wycof, odejść, anulow, wypis
fa لغو, کنسل, عقب بند, انصراف, جابجا, تغییر بدم
@online
de online, website, webseite, internet, link, app, homepage, herunterlad, download, per mail, portal, pdf, digital
en online, website, web page, link, =app, download, portal, pdf, by email, internet, upload
ru онлайн, сайт, интернет, ссылк, скачат, портал, приложени, электронн, пдф
uk онлайн, сайт, інтернет, посилан, скачат, завантаж, портал, застосун, електронн
vi online, trang web, mạng, link, tải về, tải, ứng dụng, qua mail, trực tuyến
ar اونلاين, موقع, انترنت, رابط, تنزيل, تحميل, الكتروني, لينك, تطبيق
tr internetten, online, site, sitesi, link, indir, uygulama, portal, çevrimiçi
pl online, stron, internet, link, pobra, ściągn, portal, aplikacj, elektronicz, przez net
fa آنلاین, سایت, اینترنت, لینک, دانلود, اینترنتی, اپلیکیشن
@document
de unterlagen, kostenplan, finanzplan, angebot einhol, foto, anlage, anhang, unterschr, kopie, nachreich, beifüg, beileg, mitbringen, seiten, ausdruck
en documents, cost plan, budget plan, quote, photo, attach, signature, sign it, copy, copies, bring along, bring with, pages, print
ru документ, смет, план расход, фото, прилож, подпис, копи, приложит, принести с собой, страниц, распечат, бумаг
uk документ, кошторис, план витрат, фото, додат, підпис, копі, принести з собою, сторін, роздрук, папер
vi giấy tờ gì, dự toán, kế hoạch chi, ảnh, chữ ký, ký tên, bản sao, mang theo, mấy trang, in ra, hồ sơ
ar وثائق, مستندات, خطه ماليه, صور, توقيع, نسخه, مرفق, اجيب معي, صفحات, اطبع, طباعه, اوراق
tr belge, evrak, maliyet plan, fotoğraf, imza, kopya, yanımda, getirmem, sayfa, çıktı, teklif al
pl dokument, kosztorys, plan koszt, zdjęci, podpis, kopi, załącz, przynieść, stron, wydruk
fa مدارک, برآورد هزینه, عکس, امضا, کپی, پیوست, همراه بیارم, صفحه, پرینت, اسناد
@minor
de minderjährig, jahre alt, ab welchem alter, mindestalter, altersgrenze, ich bin 1, schüler, jugendlich, zu jung, zu alt
en years old, how old, minimum age, age limit, underage, student, too young, too old, teenager
ru лет, возраст, несовершеннолет, школьник, подрост, слишком молод, сколько лет
uk років, вік, неповнолітн, школяр, підліт, скільки років
vi tuổi, độ tuổi, vị thành niên, học sinh
ar عمري, العمر, سنه عمر, قاصر, طالب, سنين
tr yaşında, yaş sınırı, kaç yaş, reşit, öğrenci, yaşım
pl lat, wiek, niepełnoletni, uczeń, uczni, ile lat, młodzież
fa سالمه, ساله, سن, زیر سن, دانش آموز, چند سال
@member.of
de mitglied, vorstand, ehrenamtlich dabei, amtszeit, sitz in der
en seat, membership, panel, board, candidate, apply for the jury
ru член, место в, кандидат, панел
uk член, місце в, кандидат
vi thành viên, ghế, ứng viên, ban
ar عضو, مقعد في, مرشح
tr üye, aday, kurul
pl człon, miejsc w, kandyd
fa عضو, کاندید, هیئت
@assist
de hilfe, hilft, helfen, helft, unterstützung, unterstützt, beistand, begleit
en help me, helps, assist, support with, somebody help, someone help, accompany
ru помоги, помощь, помож, подскаж, сопровожд, поддержк
uk допоможі, допомож, допомог, підкаж, супров, підтримк
vi giúp, hỗ trợ, đi cùng, chỉ giúp
ar ساعد, مساعده, يساعد, بتساعد, ترافق, عون
tr yardım, yardımcı, destek, eşlik
pl pomoc, pomóc, pomóż, pomoż, wsparci, towarzysz
fa کمک, کمکم, راهنمایی, همراهی
@form
de formular, antrag ausfüll, papiere, schreiben vom, post vom, brief, schreib, verstehe ich nicht, behördendeutsch, übersetzen
en letter, official, paperwork, fill out, forms, papers, officialese, authorities
ru письмо, бумаг, форм, заполнит, бланк, официальн, чиновн
uk лист, папер, форм, заповнит, бланк, офіційн, чиновн
vi thư, giấy tờ, điền, đơn từ, công văn, mẫu giấy
ar رساله, مكتوب, اوراق, تعبايه, استماره, رسمي
tr mektup, kağıt, form, doldur, resmi yazı, yazı geldi
pl list, pismo, pisma, papier, formular, wypełni, urzędow
fa نامه, کاغذ, فرم, پر کردن, اداری
@works
de arbeitet, zuständig, aufgabe, träger, finanziert euch, gehört zu, verein, leitet, chef, team, einzugsgebiet, unabhängig, datenschutz, speichert
en responsible, run by, funded, who runs, your job, your role, team, organisation, organization, council, privacy, data, stored
ru отвеча, ответствен, финансир, организаци, команда, руковод, начальник, ваша задач, данные, персональн
uk відповіда, відповідальн, фінансу, організаці, команда, керує, начальник, ваше завдан, дані, персональн
vi phụ trách, nhiệm vụ, tổ chức, ai trả lương, ai điều hành, đội, dữ liệu, riêng tư
ar مسؤول, مهمه, منظمه, مين بيمول, مدير, فريق, بيانات, خصوصيه
tr sorumlu, görev, kurum, kim yönet, finanse, ekip, müdür, veri, gizlilik
pl odpowiedzial, zadani, organizacj, kto finansuj, kto prowadzi, zespół, kierow, dane, prywatn
fa مسئول, وظیفه, سازمان, مدیر, تیم, اطلاعات شخصی, حریم, بودجه شما
@traffic
de ampel, zebrastreifen, tempo 30, radweg, poller, laterne, beleuchtung, gehweg, schlagloch, schulweg, mülleimer, papierkorb, toilette, trinkbrunnen, tischtennis, sitzbank, parkbank
en traffic light, zebra, crossing, speed, bike path, street light, lamp, pavement, pothole, dustbin, toilet, drinking fountain, table tennis, bench
ru светофор, зебр, лежач, велодорож, фонар, освещ, тротуар, яма, урн, туалет, скамей, лавоч, теннис
uk світлофор, зебр, лежач, велодоріж, ліхтар, освітл, тротуар, яма, смітник, туалет, лавк, лавоч, теніс
vi đèn giao thông, vạch qua đường, đèn đường, vỉa hè, ổ gà, thùng rác, nhà vệ sinh, ghế đá, bóng bàn, đường xe đạp
ar اشاره مرور, اشاره ضوئيه, ممر مشاه, اناره, مصابيح, رصيف, حفره, سله زباله, تواليت, حمام عام, مقعد, مقاعد, بنك خشب
tr trafik ışığı, yaya geçidi, sokak lambası, ışıklandırma, kaldırım, çukur, çöp kutusu, tuvalet, bank, bisiklet yolu, masa tenisi
pl światł, sygnalizac, przejści, latarn, oświetl, chodnik, dziur, kosz na śmieci, toalet, ławk, ścieżk rower, stół do pingponga
fa چراغ راهنما, خط عابر, چراغ خیابان, روشنایی, پیاده رو, چاله, سطل زباله, سطل آشغال, دستشویی, نیمکت, مسیر دوچرخه
@waiting
de warte, noch nichts gehört, keine antwort, keine rückmeldung, seit wochen, seit monaten, letztes jahr, immer noch, eingereicht, eingegangen, umsetzung, gebaut, baubeginn, funkstille, beschluss
en waiting, still no, no reply, havent heard, have not heard, heard nothing, weeks ago, months ago, last year, submitted, implemented, built, years ago, silence
ru жду, до сих пор, тишина, нет ответа, прошлом году, месяц назад, недели назад, год назад, отправил, подавал, подали, построят, реализу, ответа нет
uk чекаю, досі, тиша, немає відповіді, минулого року, місяць тому, тижні тому, рік тому, подавал, подали, збудують, реалізу, відповіді нема
vi chờ, vẫn chưa, chưa thấy, năm ngoái, tháng trước, tuần trước, đã gửi, im lặng, chưa nghe, bao giờ làm, thực hiện
ar ناطر, انتظر, لحد الان, ما في رد, السنه الماضيه, من شهر, من اسبوع, قدمت, قدمنا, بعتنا, تنفيذ, السنه اللي فاتت
tr bekliyor, hala, cevap gelmedi, ses yok, geçen yıl, geçen sene, haftalar önce, aylar önce, vermiştik, göndermiştim, uygulan, yapılacak mı
pl czekam, wciąż, nadal, cisza, brak odpowiedzi, zeszłym roku, miesiąc temu, tygodni temu, rok temu, złożył, wysłał, realizac, zbuduj
fa منتظر, هنوز, خبری نشد, جوابی, پارسال, سال گذشته, ماه پیش, هفته پیش, فرستادم, داده بودم, اجرا
@oos.health
de zahnarzt, hausarzt, kinderarzt, frauenarzt, arzttermin, krankenkasse, apotheke, impf, kopfschmerz, fieber, tablette, therapeut, krankschreib, allergie, schmerz, abnehmen, pflegegrad
en dentist, doctor, pharmacy, vaccin, headache, fever, pills, therapist, sick note, insurance, allergy, pain, lose weight, prescription, gp
ru врач, стоматолог, зубн, педиатр, гинеколог, прививк, щеплен, головн бол, болит, температур, таблет, психотерап, больничн, страховк, аллерг, похуде, лекарств
uk лікар, стоматолог, зубн, педіатр, гінеколог, щеплен, голова болить, болить, температур, таблет, психотерап, лікарнян, страховк, алерг, схудн, ліки
vi bác sĩ, nha sĩ, đau đầu, đau răng, tiêm chủng, tiêm phòng, sốt, thuốc, bảo hiểm, dị ứng, giảm cân, khám bệnh, bệnh viện
ar طبيب, دكتور, اسنان, صيدليه, تطعيم, لقاح, وجع راس, حراره, دواء, تامين صحي, حساسيه, تنحيف, رجيم, مرض
tr diş, doktor, eczane, aşı, baş ağrısı, ateşi, hap, psikolog, rapor al, sigorta, alerji, kilo ver, hastane, ilaç
pl dentyst, lekarz, pediatr, ginekolog, aptek, szczepi, ból głowy, boli, gorączk, tabletk, psycholog, zwolnieni lekarsk, ubezpieczen, alergi, schudn, leki
fa دندان, پزشک, دکتر, داروخانه, واکسن, سردرد, تب, قرص, روانشناس, بیمه, حساسیت, لاغر, دارو, متخصص
@oos.school
de kitaplatz, kitagutschein, schule anmeld, einschul, grundschule, gymnasium, hausaufgab, mathe, nachhilfe, studium, universität, abitur, ausbildung, integrationskurs, sprachkurs, deutschkurs, prüfung, volkshochschule, zeugnis
en school place, enrol, primary school, homework, maths, tutor, university, degree, apprenticeship, integration course, language course, german course, exam, kindergarten place, daycare
ru школ, детский сад, садик, уроки, математик, репетитор, университет, экзамен, курс немецк, интеграционн, учеб, домашн задан, диплом
uk школ, дитячий сад, садочок, садок, уроки, математик, репетитор, університет, екзамен, іспит, курс німецьк, інтеграційн, домашн завдан, диплом
vi trường học, mẫu giáo, bài tập, toán, gia sư, đại học, kỳ thi, khóa học tiếng, học tiếng, lớp một, nhập học
ar مدرسه, روضه, حضانه, واجب, رياضيات, دروس, جامعه, امتحان, كورس, دوره لغه, تسجيل ابني, شهاده
tr okul, kreş, anaokulu, ödev, matematik, özel ders, üniversite, sınav, kurs, entegrasyon kurs, dil kursu, diploma
pl szkoł, przedszkol, żłobek, prac domow, matematyk, korepetyc, uniwersytet, studia, egzamin, kurs niemiec, kurs integrac, świadectw, dyplom
fa مدرسه, مهدکودک, کودکستان, تکالیف, ریاضی, تدریس, دانشگاه, امتحان, کلاس زبان, کورس زبان, دیپلم, مدرک
@oos.tech
de handy, iphone, samsung, laptop, computer, wlan, router, passwort, drucker, python, programmier, chatgpt, netflix, whatsapp installier, windows, virus, akku, playstation, gta
en iphone, samsung, laptop, computer, wifi, router, password, printer, python, programm, chatgpt, netflix, windows, battery, playstation, code in, javascript
ru айфон, телефон купить, ноутбук, компьют, вайфай, роутер, пароль, принтер, програмир, питон, нетфликс, виндовс, вирус, зарядк
uk айфон, ноутбук, комп'ют, вайфай, роутер, пароль, принтер, програмув, пітон, нетфлікс, віндовс, вірус, зарядк
vi iphone, máy tính, laptop, wifi, mật khẩu, máy in, lập trình, netflix, điện thoại nào, pin
ar ايفون, لابتوب, كمبيوتر, واي فاي, راوتر, كلمه السر, طابعه, برمجه, نتفليكس, موبايل جديد, شاحن
tr iphone, bilgisayar, laptop, wifi, modem, şifre, yazıcı, programlama, netflix, telefon al, virüs, şarj
pl iphone, laptop, komputer, wifi, router, hasł, drukark, programow, netflix, jaki telefon, wirus, bateri
fa آیفون, لپ تاپ, کامپیوتر, وای فای, مودم, رمز, پرینتر, برنامه نویسی, نتفلیکس, گوشی بخرم, شارژ
@oos.love
de liebe dich, heirat, single, trenn, freundin, verliebt, scheidung, betrügt, date mit, ausgehen, horoskop, sternzeichen, traum
en love you, marry, single, break up, girlfriend, boyfriend, divorce, cheat, tinder, horoscope, zodiac, dream
ru люблю тебя, замуж, жениться, расст, девушк, парень, развод, изменя, гороскоп, знак зодиак, приснил, одинок
uk люблю тебе, заміж, одружит, розлуч, дівчин, хлопець, зраджу, гороскоп, знак зодіак, наснил, самотн
vi yêu em, yêu anh, kết hôn, chia tay, bạn gái, bạn trai, ly hôn, ngoại tình, tử vi, bói, giấc mơ
ar بحبك, احبك, زواج, اتزوج, طلاق, حبيب, ابراج, برج, خيانه, منام, حلم
tr seni seviyorum, evlen, boşan, sevgili, ayrıl, aldat, burç, fal, rüya, aşk
pl kocham, ślub, rozwód, dziewczyn, chłopak, zdradza, horoskop, randk, znak zodiaku, sen o, żona
fa دوستت دارم, ازدواج, طلاق, دوست دختر, دوست پسر, خیانت, فال, طالع, خواب دیدم, عشق
@oos.spam
de verkaufe, gratis iphone, hier klicken, gewinnspiel, kredit ohne, geld verdienen, casino, investier, aktien, winterreifen, zu verschenken, kaufe
en selling, click here, winner, earn money, casino, invest, shares, crypto, loan, for sale, buy now, promo
ru продам, куплю, заработ, казино, инвест, акци, кредит, жми, кликай, ставки, криптовалют
uk продам, куплю, заробіт, заробля, казино, інвест, акці, кредит, тисни, ставки, криптовалют
vi bán, kiếm tiền, cá cược, casino, đầu tư, cổ phiếu, vay tiền, bấm vào, khuyến mãi, trúng thưởng
ar للبيع, ربح, اربح, كازينو, استثمار, اسهم, قرض, اضغط هنا, بيع, عمله رقميه
tr satılık, satıyorum, para kazan, kumar, yatırım, hisse, kredi, tıkla, bahis, kripto
pl sprzedam, kupię, zarob, zarabia, kasyno, inwest, akcje, kredyt, kliknij, zakłady, krypto
fa فروشی, میفروشم, درآمد, کازینو, سرمایه گذاری, سهام, وام, کلیک, شرط بندی, ارز دیجیتال
@oos.politics
de bundestag, bundeskanzler, regierung, minister, partei, politiker, briefwahl, wahllokal, abgeordnet, bundeshaushalt, afd, trump, krieg, putin
en parliament, government is, minister, party should, politician, polling station, federal, trump, putin, war in, election
ru бундестаг, правительств, министр, парти, политик, выборы, канцлер, трамп, путин, войн, федеральн
uk бундестаг, уряд, міністр, парті, політик, вибори, канцлер, трамп, путін, війн, федеральн
vi quốc hội, chính phủ, bộ trưởng, đảng, bầu cử, chiến tranh, tổng thống, thủ tướng
ar برلمان, حكومه, وزير, حزب, سياسي, انتخابات, حرب, رئيس
tr meclis, hükümet, bakan, parti, siyaset, seçim, savaş, erdoğan, cumhurbaşkan
pl sejm, rząd, minister, parti, polity, wybory, wojn, prezydent, bundestag, kanclerz
fa مجلس, دولت, وزیر, حزب, سیاست, انتخابات, جنگ, رئیس جمهور
@oos.knowledge
de hauptstadt, einwohner, wer hat erfunden, wie hoch ist, wie weit ist, planet, mars, wurzel aus, gleichung, mal rechnen, berechne, geschichte von, in welchem jahr
en capital of, population, who invented, how tall, how far is, planet, mars, square root, equation, calculate, times, in which year, who wrote
ru столиц, население, кто изобрел, высота, планет, марс, корень из, уравнен, посчита, сколько будет, в каком году
uk столиц, населення, хто винайшов, висота, планет, марс, корінь з, рівнян, порахуй, скільки буде, якому році
vi thủ đô, dân số, ai phát minh, cao bao nhiêu, hành tinh, căn bậc, phương trình, tính giúp, nhân, năm nào
ar عاصمه, سكان, مين اخترع, من اخترع, كوكب, معادله, جذر, احسب, ضرب, اي سنه
tr başkent, nüfus, kim icat, kim buldu, gezegen, denklem, karekök, hesapla, kere, hangi yıl
pl stolic, ludność, kto wynalazł, wysok, planet, mars, pierwiastek, równani, oblicz, razy, w którym roku
fa پایتخت, جمعیت, چه کسی اختراع, کی اختراع, سیاره, معادله, جذر, حساب کن, ضربدر, چه سالی
@oos.food
de rezept, kochen, backen, kuchen, suppe, döner, restaurant, bestellen, liefer, essen gehen, kalorien, hunger
en recipe, cook, bake, cake, soup, kebab, restaurant, order food, deliver, takeaway, calories, hungry
ru рецепт, сварить, приготов, испечь, пирог, суп, борщ, ресторан, шаурм, доставк, калори, поесть
uk рецепт, зварити, приготу, спекти, пиріг, суп, борщ, ресторан, шаурм, доставк, калорі, поїсти
vi công thức, nấu, phở, bánh, nhà hàng, quán ăn, đặt đồ ăn, giao hàng, món
ar وصفه, طبخ, اطبخ, كبسه, مطعم, شاورما, توصيل, اكل, كيك, حلويات
tr tarif, pişir, yemek, çorba, börek, lokanta, restoran, döner, sipariş, kek
pl przepis, ugotow, upiec, ciasto, zupa, rosół, pierog, restaurac, kebab, dostaw, kalori
fa دستور پخت, بپزم, پختن, کیک, سوپ, رستوران, کباب, سفارش غذا, غذا
@oos.elsewhere
de neukölln, kreuzberg, pankow, marzahn, hellersdorf, köpenick, spandau, wedding, hohenschönhausen, charlottenburg, schöneberg, hamburg, münchen, potsdam
any neukolln, kreuzberg, pankow, marzahn, hellersdorf, kopenick, spandau, hohenschonhausen, charlottenburg, schoneberg, tempelhof, reinickendorf, potsdam, hamburg
ru нойкельн, нойкёльн, кройцберг, панков, марцан, хеллерсдорф, кепеник, шпандау, хоэншёнхаузен, потсдам
uk нойкельн, кройцберг, панков, марцан, гелерсдорф, хеллерсдорф, кепенік, шпандау, потсдам
ar نويكولن, كروتسبرغ, بانكوف, مارتسان, شبانداو, كوبنيك, هيلرسدورف
fa نویکلن, کرویتسبرگ, پانکو, مارتسان, اشپانداو, هلرزدورف
@oos.city
de müllabfuhr, sperrmüll, bsr, fundbüro, schwimmhalle, schwimmbad, bibliothek, tierpark, zoo, finanzamt, bürgeramt, standesamt, jugendamt, ordnungsamt, parkausweis, knöllchen, bvg, deutschlandticket, ummeld, anmelden wohnsitz, gewerbe, hundesteuer, rundfunkbeitrag, polizei
en bin collection, bulky waste, lost property, swimming pool, library, zoo, tax office, registry office, parking permit, parking ticket, train ticket, register my address, licence fee, dog tax, police station
ru вывоз мусор, бюро находок, бассейн, библиотек, зоопарк, налоговая, загс, парковочн, штраф, билет, прописк, анмельдунг, радио налог, собак
uk вивіз сміт, бюро знахідок, басейн, бібліотек, зоопарк, податков, рацс, загс, паркувальн, штраф, квиток, прописк, анмельдунг, собак
vi đổ rác, đồ thất lạc, hồ bơi, bể bơi, thư viện, sở thú, sở thuế, bưu điện, vé phạt, vé tháng, đăng ký tạm trú, chó
ar جمع النفايات, مفقودات, مسبح, مكتبه عامه, حديقه حيوان, دائره الضرائب, البلديه, مخالفه, تذكره, تسجيل السكن, كلب
tr çöp toplama, kayıp eşya, yüzme havuzu, havuz, kütüphane, hayvanat bahçesi, vergi dairesi, nikah, park cezası, bilet, ikamet kaydı, anmeldung, köpek
pl wywóz śmieci, gabaryt, biuro rzeczy znalezionych, basen, bibliotek, zoo, urząd skarbowy, urząd stanu, mandat, bilet, zameldow, abonament, pies
fa جمع آوری زباله, اشیای گمشده, استخر, کتابخانه, باغ وحش, اداره مالیات, جریمه, بلیط, ثبت آدرس, سگ
@alarm
de brennt, feuer, krankenwagen, notarzt, rettung, atmet nicht, bewusstlos, blutet, verletzt, messer, schlägt mich, bedroht, verfolgt mich, einbrech, gas riech, rauch, unfall, herzinfarkt, schlaganfall, umbringen, nicht mehr leben, erstickt, ohnmächtig
en fire, burning, ambulance, breath, unconscious, bleeding, blood, injured, knife, =gun, attack, following me, breaking in, smell of gas, smoke, crash, heart attack, stroke, suicide, end my life, choking, screaming
ru пожар, горит, скорую, не дышит, без сознан, кровь, ранен, нож, бьет, напал, ломится, газом, дым, авари, инфаркт, инсульт, задыха, тонет, сбила, душит, упал и
uk пожеж, горить, швидку, не диха, непритом, кров, поранен, ніж, б'є, напав, ламають двер, газом, дим, аварі, інфаркт, інсульт, задиха, тоне, збила, душить
vi cháy, khói, cấp cứu, không thở, bất tỉnh, chảy máu, bị thương, cầm dao, đánh tôi, phá cửa, mùi gas, tai nạn, đột quỵ, đau ngực, muốn chết, cứu với, cứu em, chết đuối
ar حريق, تحترق, دخان, اسعاف, يتنفس, فاقد الوعي, دم, جرحى, سكين, يضربني, يكسر باب, غاز, حادث, جلطه, تنزف, يختنق, نجده, الحقونا
tr yangın, yanıyor, duman, ambulans, nefes, bayıldı, kan, yaralı, bıçak, dövüyor, saldır, hırsız, gaz kokusu, kaza, kalp krizi, felç, öldür, imdat, boğul
pl pali się, pożar, dym, karetk, oddycha, nieprzytomn, krwi, krwaw, rann, nóż, nożem, bije, napad, włamuj, gaz, wypad, zawał, udar, dusi, zabić, ratunk
fa آتش, آتیش, دود, آمبولانس, نفس نمی, بیهوش, خون, زخمی, چاقو, میزنه, حمله, دزد, بوی گاز, تصادف, سکته, خودکشی, کمک کنید, خفه
