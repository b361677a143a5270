/**
 * What only the brand itself, or somebody who poses as it, says beside its mark: `account` where its customers log in or call
 * for service, `origin` who the ad comes from. Written from common knowledge of the languages. Words for help and repair
 * are not among them: others may offer those for goods of the brand.
 */
export const POSING_WORDS = {
  account: `customer service; customer care; customer support; customer service number; helpline; toll free number; login; log in; log-in; sign in; my account; account login; member login; online banking; your account;
    kundenservice; kundendienst; kundenhotline; anmelden; einloggen; mein konto; kundenkonto; ihr konto; kundenbereich; service client; service clients; service clientèle; connexion; se connecter; connectez-vous; mon compte; espace client; espace membre; votre compte;
    atención al cliente; servicio al cliente; iniciar sesión; inicia sesión; mi cuenta; área de clientes; área clientes; acceso clientes; servizio clienti; assistenza clienti; accedi; il mio conto; il mio account; area clienti; accesso clienti;
    atendimento ao cliente; apoio ao cliente; serviço de apoio ao cliente; minha conta; área do cliente; entrar na conta; klantenservice; inloggen; mijn account; mijn omgeving; obsługa klienta; zaloguj; zaloguj się; logowanie; moje konto; kundtjänst; logga in; mina sidor; mitt konto; kundeservice; log ind; logg inn; min side; min konto;
    asiakaspalvelu; kirjaudu; kirjaudu sisään; oma tili; zákaznický servis; zákaznická linka; přihlášení; přihlásit; můj účet; ügyfélszolgálat; bejelentkezés; serviciu clienți; autentificare; contul meu; müşteri hizmetleri; giriş yap; üye girişi; hesabım; εξυπηρέτηση πελατών; σύνδεση; ο λογαριασμός μου;
    служба поддержки; личный кабинет; горячая линия; вход в личный кабинет; служба підтримки; особистий кабінет; гаряча лінія; layanan pelanggan; akun saya; chăm sóc khách hàng; đăng nhập; tổng đài;
    カスタマーサービス; カスタマーサポート; お客様窓口; ログイン; マイページ; 客服; 客服电话; 登录; 登入; 我的账户; 고객센터; 로그인; 마이페이지; บริการลูกค้า; ศูนย์บริการลูกค้า; เข้าสู่ระบบ; خدمة العملاء; تسجيل الدخول; حسابي; שירות לקוחות; התחברות; החשבון שלי; ग्राहक सेवा; लॉगिन; कस्टमर केयर`,
  origin: `welcome to; brought to you by; presented by; an offer from; this is; willkommen bei; willkommen im; präsentiert von; ein angebot von; bienvenue chez; bienvenue sur; présenté par; proposé par; une offre de; bienvenido a; bienvenidos a; presentado por; una oferta de; benvenuto in; benvenuti in; benvenuto su; presentato da; un'offerta di;
    bem-vindo à; bem-vindo ao; bem-vindo a; oferecido por; apresentado por; uma oferta da; welkom bij; aangeboden door; een aanbieding van; witamy w; oferta od; välkommen till; presenteras av; velkommen til; tervetuloa; vítejte v; üdvözli; bine ai venit la; hoş geldiniz; καλώς ήρθατε; добро пожаловать в; ласкаво просимо до; selamat datang di; chào mừng đến với; へようこそ; がお届けします; 欢迎来到; 欢迎光临; 에 오신 것을 환영합니다; ยินดีต้อนรับสู่; مرحبا بكم في; ברוכים הבאים ל`,
} as const;

export type PosingKind = keyof typeof POSING_WORDS;
