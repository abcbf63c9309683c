// What people on call write in ten languages: deeds without the word for a milestone, what was in vain, planned, asked of others.

/** Each timeline: what an entry marks, or a dash, and its text. */
export const onCallTimelines: readonly string[] = [
  `start: Kartenzahlung an allen Kassen tot
detected: Filialleitung Köln ruft bei der Hotline an
acknowledged: Hotline gibt an Netzteam weiter, Netzteam prüft
-: Router wird neu gestartet, keine Besserung
escalated: Provider eingeschaltet
identified: Provider bestätigt Glasfaserbruch
mitigated: Verkehr über LTE umgeleitet
resolved: Glasfaser repariert, Kassen laufen wieder normal
closed: Ticket beim Provider geschlossen`,
  `-: Rollout von Version 8 abgeschlossen
start: Antwortzeiten steigen auf 12 Sekunden
detected: Alarm: p95 über Schwellwert
acknowledged: Bereitschaft beginnt mit der Analyse
-: Zusätzliche Instanzen hochgefahren, ohne Wirkung
identified: Fehlender Index als Ursache erkannt
mitigated: Index angelegt
resolved: Antwortzeiten wieder im Normalbereich`,
  `start: Les exports de paie restent vides
detected: Le service RH nous signale des fichiers vides
-: Relance du traitement, sans succès
identified: Cause trouvée : disque plein sur srv-12
mitigated: Ménage sur le disque, traitement relancé
resolved: Exports complets et vérifiés
closed: Ticket clos`,
  `-: Déploiement de la 7.2
start: Taux d'erreur à 30 % sur le panier
detected: Alerte Datadog sur le panier
acknowledged: L'astreinte prend la main
-: Un retour arrière est envisagé
mitigated: Retour à la version 7.1 effectué
resolved: Taux d'erreur revenu à zéro`,
  `start: La pasarela devuelve tiempos de espera agotados
detected: Salta la alerta de pagos fallidos
acknowledged: La guardia investiga
-: Se reinicia la pasarela sin resultado
escalated: Se escala al proveedor
identified: El proveedor confirma una saturación en su red
mitigated: Se desvía el tráfico al segundo proveedor
resolved: Pagos estabilizados
closed: Se cierra la incidencia`,
  `start: Fila de pedidos para de andar
detected: Alerta de fila acima do limite
acknowledged: Plantonista começa a investigar
-: Tentativa de reiniciar o consumidor sem sucesso
identified: Descoberto que a senha do banco expirou
mitigated: Senha trocada e consumidor reiniciado
resolved: Fila zerada
closed: Incidente encerrado`,
  `-: Aggiornamento del gestionale alla 4.0
start: Il gestionale non stampa più le bolle
detected: Il magazzino segnala che le bolle non escono
acknowledged: Il team applicativo prende in carico la segnalazione
identified: Trovata la causa: driver mancante
mitigated: Driver reinstallato
resolved: Le stampe funzionano di nuovo`,
  `start: Sito irraggiungibile
detected: Allarme di Zabbix: sito giù
acknowledged: Il reperibile inizia l'analisi
-: Riavvio del server web senza esito
identified: La causa è il certificato scaduto
mitigated: Certificato rinnovato
resolved: Sito di nuovo online
closed: Ticket chiuso`,
  `start: I pagamenti vanno in errore
detected: I clienti lamentano pagamenti rifiutati
escalated: Coinvolto il fornitore della piattaforma
identified: Il fornitore conferma un guasto al loro database
-: Si valuta il passaggio al fornitore di riserva
mitigated: Traffico spostato sul fornitore di riserva
resolved: I pagamenti sono tornati regolari`,
  `-: Плановое обновление балансировщика
start: Часть запросов возвращает 502
detected: Пришло уведомление от Zabbix
acknowledged: Дежурный инженер подключился к разбору
-: Перезапуск балансировщика не помог
identified: Нашли причину: неверный таймаут в конфиге
mitigated: Вернули старый конфиг
resolved: Ошибки пропали`,
  `start: Не отправляются СМС с кодами
detected: Клиенты звонят в поддержку
acknowledged: Начали разбираться
escalated: Эскалировали провайдеру
identified: Провайдер подтвердил аварию у себя
mitigated: Переключились на резервного провайдера
resolved: Коды доходят, всё работает
closed: Инцидент закрыт`,
  `-: Релиз 2.14 выкатили на прод
start: Корзина не открывается
detected: Мониторинг показал рост ошибок
identified: Выяснили, что миграция не прошла
-: Планируем откат
mitigated: Откатились на 2.13
resolved: Корзина работает нормально`,
  `-: 凌晨执行数据库迁移
start: 订单列表加载缓慢
detected: 客服反映用户打不开订单
acknowledged: 后端同学开始排查
identified: 发现是索引丢失导致全表扫描
-: 准备重建索引
mitigated: 重建索引完成
resolved: 订单列表加载正常`,
  `start: 短信验证码发送失败
detected: 监控报警：发送成功率跌破60%
acknowledged: 值班人员接手处理
escalated: 联系运营商并上报主管
identified: 运营商确认链路故障
mitigated: 切换到备用通道
resolved: 成功率恢复到99%
closed: 故障单关闭`,
  `-: 發佈 3.4 版
start: 使用者無法上傳檔案
detected: 客戶來信回報上傳失敗
acknowledged: 工程師開始調查
identified: 確認是儲存空間已滿
-: 預計半小時內完成擴容
mitigated: 完成擴容
resolved: 上傳功能恢復正常`,
  `-: 定期メンテナンス終了
start: 予約画面が真っ白になる
detected: 店舗から「予約できない」と電話
acknowledged: 担当者がログの調査を開始
identified: キャッシュの破損が原因と判明
mitigated: キャッシュを削除
resolved: 予約画面の正常表示を確認`,
  `start: 夜間バッチが途中で停止
detected: 監視システムからメール通知
acknowledged: 当番が対応開始
-: 再実行したが同じ箇所で失敗
identified: 入力ファイルの文字コード誤りを特定
mitigated: ファイルを修正して再実行
resolved: バッチ正常終了
closed: インシデントをクローズ`,
  `-: 新バージョンをリリース
start: 決済エラーが増え始める
detected: アラート発報
escalated: 責任者へエスカレーション
-: 切り戻しを検討
mitigated: 旧バージョンへ切り戻し
resolved: エラー率が通常に戻る`,
  `-: 정기 점검 종료
start: 로그인 요청이 타임아웃
detected: 고객센터에 문의 급증
acknowledged: 담당자가 로그 확인 시작
identified: DB 커넥션 풀 고갈이 원인으로 확인됨
mitigated: 커넥션 풀 크기 늘리고 서버 재시작
resolved: 로그인 정상화`,
  `start: 푸시 알림이 발송되지 않음
detected: 모니터링 경보 발생
acknowledged: 온콜 담당자 대응 시작
-: 재시작 시도했으나 효과 없음
identified: 인증서 만료 확인
mitigated: 인증서 교체 및 재배포
resolved: 푸시 발송 정상 확인
closed: 인시던트 종료`,
  `-: 신규 버전 배포
start: 상품 페이지 500 에러 증가
detected: 슬랙으로 에러 알림 수신
-: 롤백 여부 검토
mitigated: 이전 버전으로 되돌림
resolved: 에러율 0%로 회복`,
  `-: Onderhoud aan de database
start: Bestellingen komen niet meer binnen
detected: Klantenservice krijgt veel telefoontjes
acknowledged: Beheer kijkt mee in de logs
identified: Oorzaak: volle schijf op db02
mitigated: Oude logbestanden verwijderd
resolved: Bestellingen komen weer binnen`,
  `start: Website geeft foutmeldingen
detected: Alarm van de monitoring
-: Herstart zonder resultaat
identified: Verlopen certificaat gevonden
mitigated: Nieuw certificaat geplaatst
resolved: Website weer bereikbaar
closed: Incident afgesloten`,
];
