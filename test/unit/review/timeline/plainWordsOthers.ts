// The same in German, French, Spanish, Portuguese, Russian, Chinese, Japanese, Korean, Italian, Swedish and Indonesian.

/** Each timeline: what an entry marks, or a dash, and its text. */
export const otherTimelines: readonly string[] = [
  `start: Bestellungen laufen auf Fehler
detected: Erstes Kundenticket geht ein
acknowledged: Bereitschaft schaltet sich auf
identified: Fehlerhafte Konfiguration als Auslöser erkannt
mitigated: Konfiguration zurückgesetzt
resolved: Shop läuft wieder, alles stabil`,
  `start: Le cluster ne répond plus
detected: L'alerte disque se déclenche
identified: Cause trouvée : quota dépassé
mitigated: Action d'urgence : suppression des vieux journaux
resolved: Rétablissement total du service`,
  `start: La web deja de responder
detected: Un usuario reporta que no ve sus facturas
identified: Descubrimiento clave: el script borró la tabla
mitigated: Se restaura la copia de seguridad
resolved: Servicio restablecido por completo`,
  `start: API começa a retornar 500
detected: Alarme disparado no Grafana
acknowledged: Plantonista assume o chamado
identified: Causa raiz localizada: índice removido
mitigated: Índice recriado
resolved: API voltou ao ar`,
  `start: Хранилище перешло в режим только чтения
detected: Сработал алерт на запись
identified: Нашли причину: закончилось место на томе
mitigated: На стенд применён том 8 ГБ
resolved: Запись снова работает, очередь разобрана`,
  `start: 客户端循环重连开始，服务被打满
detected: 收到额度预警
identified: 锁定异常服务为导出服务
mitigated: 上线热修复，请求降为 0
resolved: 回归测试全部通过，故障彻底解决`,
  `start: アプリが起動しなくなる
detected: 利用者から不具合の報告
acknowledged: 開発チームが調査を開始
identified: 日付の初期値が原因と判明
mitigated: 修正版をリリース
resolved: 正常に起動できることを全端末で確認`,
  `start: 결제 서버 장애 발생
detected: 모니터링 알림 수신
acknowledged: 담당자 확인 및 조사 시작
identified: 외부 API 문제로 원인 파악
mitigated: 이전 버전으로 롤백
resolved: 결제 정상화 확인`,
  `start: Il servizio smette di rispondere
detected: Segnalazione da un cliente
identified: Causa individuata: disco pieno
resolved: Servizio ripristinato`,
  `start: Anmeldung bricht ab
detected: Monitoring schlägt Alarm
acknowledged: Team nimmt die Arbeit auf
identified: Abgelaufenes Zertifikat gefunden
mitigated: Neues Zertifikat eingespielt
resolved: Anmeldung wieder möglich`,
  `start: Début de la panne
detected: Un client nous prévient
identified: Origine du problème identifiée
mitigated: Retour à la version précédente
resolved: Tout est rentré dans l’ordre`,
  `start: Empiezan los errores 500
detected: Salta la alarma de latencia
acknowledged: El equipo de guardia se conecta
identified: Se confirma que la causa es el nuevo índice
mitigated: Se elimina el índice
resolved: Todo vuelve a funcionar`,
  `start: Site fora do ar
detected: Cliente avisa pelo chat
identified: Descobrimos que o disco encheu
mitigated: Disco ampliado
resolved: Site de volta`,
  `start: Платежи перестали проходить
detected: Клиенты пишут в поддержку
acknowledged: Дежурный начал разбираться
identified: Обнаружена причина: просроченный ключ
mitigated: Ключ заменён
resolved: Платежи проходят в штатном режиме`,
  `start: 支付接口开始报错
detected: 监控告警触发
acknowledged: 值班同学开始处理
identified: 排查发现是连接池耗尽导致
mitigated: 重启服务并扩容
resolved: 服务恢复正常`,
  `start: 注文処理でエラーが発生し始める
detected: 監視システムがアラートを発報
acknowledged: 担当者が確認開始
identified: 証明書の期限切れが原因であることを確認
mitigated: 証明書を更新
resolved: サービス復旧を確認`,
  `start: 로그인 오류 발생
detected: 고객 문의로 장애 인지
identified: 인증서 만료가 원인임을 확인
mitigated: 인증서 교체
resolved: 서비스 정상 복구`,
  `start: Druckdienst fällt aus
detected: Erste Anrufe beim Helpdesk
acknowledged: Technik untersucht den Druckserver
identified: Volle Partition als Grund ausgemacht
mitigated: Alte Protokolle gelöscht
resolved: Drucken funktioniert wieder`,
  `start: Les paiements échouent
detected: Le support reçoit des plaintes
acknowledged: L'équipe commence l'analyse
identified: Le certificat expiré est identifié comme cause
mitigated: Certificat renouvelé
resolved: Paiements rétablis`,
  `start: Las colas se bloquean
detected: Llega el primer aviso de un cliente
identified: Encontramos un mensaje corrupto en la cola
mitigated: Se elimina el mensaje
resolved: Las colas funcionan con normalidad`,
  `start: Login começa a falhar
detected: Usuários reclamam no Twitter
identified: Causa identificada: certificado vencido
mitigated: Certificado trocado
resolved: Login normalizado`,
  `start: Начались таймауты на складе
detected: Мониторинг прислал оповещение
acknowledged: Дежурный подключился
identified: Выяснили, что переполнен диск
mitigated: Диск расширен
resolved: Сервис работает штатно`,
  `start: 数据库连接数打满，接口大量超时
detected: 收到用户反馈无法下单
acknowledged: DBA 介入排查
identified: 定位到慢查询导致
resolved: 接口恢复正常`,
  `start: 決済ができない状態になる
detected: 問い合わせが入り障害に気づく
acknowledged: 調査開始
identified: 設定ミスが原因と特定
mitigated: 設定を元に戻す
resolved: 決済が正常に戻る`,
  `start: 주문 API 오류 시작
detected: 알림 발생으로 감지
acknowledged: 담당 팀 분석 시작
identified: 원인 확인: DB 연결 고갈
mitigated: 서버 재시작
resolved: 정상 응답 확인`,
  `start: Kasse nimmt keine Karten mehr an
detected: Filiale meldet den Ausfall
acknowledged: Technik beginnt mit der Analyse
identified: Ursache gefunden: Zertifikat abgelaufen
mitigated: Zertifikat getauscht
resolved: Karten werden wieder angenommen`,
  `start: Le site affiche une erreur 503
detected: Alerte de la supervision
identified: On découvre que le disque est plein
mitigated: Journaux supprimés
resolved: Le site répond à nouveau`,
  `start: El servicio de correo se detiene
detected: Los usuarios avisan por teléfono
identified: Se descubre un certificado caducado
mitigated: Se renueva el certificado
resolved: El correo vuelve a funcionar`,
  `start: バッチ処理が停止
detected: 監視アラートで検知
acknowledged: 当番が対応開始
identified: ディスク満杯が原因と判明
mitigated: 不要ファイルを削除
resolved: バッチ処理が復旧`,
  `start: Störningen börjar
detected: Larm från övervakningen
acknowledged: Jouren kopplar upp sig
identified: Grundorsaken hittad: fullt filsystem
mitigated: Rollback genomförd
resolved: Tjänsten fungerar igen`,
  `start: Sidorna svarar inte
detected: En kund ringer supporten
acknowledged: Felsökningen börjar
-: Försök att starta om noden
mitigated: Noden startades om
resolved: Allt är åter i drift`,
  `-: Ny version utan fel
start: Betalningar kraschar
detected: Felet upptäcks av en kollega
-: Beslut om rollback
mitigated: Tillbakarullad
resolved: Problemet löst
closed: Ärendet stängt`,
  `start: Avbrottet börjar
detected: Kunder rapporterar avbrottet
-: Inte löst än
resolved: Incidenten är löst`,
  `start: Gangguan dimulai
detected: Keluhan dari pengguna
acknowledged: Tim mulai memeriksa log
identified: Penyebab ditemukan: disk penuh
mitigated: Rollback selesai
resolved: Layanan kembali normal`,
  `start: Situs tidak bisa dibuka
detected: Pengguna melaporkan gangguan
acknowledged: Investigasi dimulai
-: Tim akan restart server
mitigated: Server direstart
resolved: Gangguan teratasi`,
  `start: Pembayaran gagal
detected: Masalah terdeteksi oleh monitor
identified: Akar masalah diketahui: sertifikat habis
-: Belum pulih
mitigated: Perbaikan diterapkan
resolved: Semua layanan pulih
closed: Insiden ditutup`,
  `start: Mulai terjadi error
detected: Laporan dari kasir
-: Mencoba rollback agar layanan pulih
resolved: Insiden selesai`,
  `start: 주문 오류 발생
detected: 모니터링 알람 발송
acknowledged: 담당자 조사 시작
identified: 커넥션 누수 확인
mitigated: 임시 조치로 서버 재기동
resolved: 응답 시간 정상 복귀`,
  `start: 결제 장애 발생
detected: 경보 수신
identified: 인증서 만료 확인
mitigated: 설정 원복
resolved: 장애 종료 선언`,
  `start: 로그인 실패 시작
detected: 고객 문의
-: 복구 작업 중
mitigated: 지연 완화
resolved: 로그인 정상(200ms) 복귀`,
  `start: 서비스 장애 시작
detected: 알림 수신
-: 아직 정상화되지 못함
resolved: 서비스 정상 회복`,
  `start: Los pagos fallan
detected: Alerta del monitor
mitigated: Se reinicia el nodo
resolved: Verificación final: pagos correctos`,
  `start: Pagamentos falham
detected: Alarme no painel
mitigated: Nó reiniciado
resolved: Pagamentos respondendo; alerta limpo`,
];
